"""Facts of the French holiday calendars, each with its reason and its source."""

import datetime
from datetime import date

import pytest

from delais import data_files
from delais.calendars import Calendar, calendar, territoires
from delais.places import TERRITOIRES

PENTECOTE, VICTOIRE = "lundi de Pentecôte", "8 mai 1945"
ABOLITION = "abolition de l'esclavage"

# (territory, day, the holiday that moves a due date or None, reason, source)
FACTS: list[tuple[str, date, str | None, str, str]] = [
    ("metropole", date(1950, 5, 8), None, "8 May is not yet a holiday", "law 53-225 of 20 March 1953"),
    ("metropole", date(1952, 5, 8), None, "8 May is not yet a holiday", "law 53-225 of 20 March 1953"),
    ("metropole", date(1953, 5, 8), VICTOIRE, "first 8 May after the law", "law 53-225 of 20 March 1953"),
    ("metropole", date(1958, 5, 8), VICTOIRE, "last undisputed 8 May of that period", "décret 59-533 of 11 April 1959"),
    ("metropole", date(1959, 5, 8), VICTOIRE, "prevailing reading; the other is contested", "décret 59-533"),
    ("metropole", date(1961, 5, 8), None, "commemorated on the second Sunday of May", "décret 59-533"),
    ("metropole", date(1965, 5, 8), VICTOIRE, "twentieth anniversary, that year only", "décret of 1 April 1965"),
    ("metropole", date(1966, 5, 8), None, "the exception was for 1965", "décret of 1 April 1965"),
    ("metropole", date(1975, 5, 8), "Ascension", "8 May 1975 is Ascension Day", "arrêté du 29 germinal an X"),
    ("metropole", date(1981, 5, 8), None, "the law comes in October", "law 81-893 of 2 October 1981"),
    ("metropole", date(1982, 5, 8), VICTOIRE, "first 8 May after the law", "law 81-893 of 2 October 1981"),
    ("metropole", date(2024, 5, 8), VICTOIRE, "in the list", "C. trav. L. 3133-1, 4°"),
    ("metropole", date(1950, 1, 1), "jour de l'an", "first day covered", "avis du Conseil d'État, 1810"),
    ("metropole", date(2100, 12, 25), "Noël", "last holiday covered", "C. trav. L. 3133-1, 11°"),
    ("metropole", date(2024, 5, 1), "fête du Travail", "in the list", "C. trav. L. 3133-1, 3°"),
    ("metropole", date(2024, 5, 9), "Ascension", "39 days after Easter, 31 March 2024", "C. trav. L. 3133-1, 5°"),
    ("metropole", date(2018, 5, 21), PENTECOTE, "a délai goes to the 22nd", "Cass. 3e civ. 19-24.799"),
    ("metropole", date(2005, 5, 16), PENTECOTE, "worked, yet still férié", "CE, réf., 3 May 2005, CFTC"),
    ("metropole", date(2024, 7, 14), "fête nationale", "in the list", "C. trav. L. 3133-1, 7°"),
    ("metropole", date(2024, 8, 15), "Assomption", "in the list", "C. trav. L. 3133-1, 8°"),
    ("metropole", date(2024, 11, 1), "Toussaint", "in the list", "C. trav. L. 3133-1, 9°"),
    ("metropole", date(2024, 11, 11), "11 novembre 1918", "in the list", "C. trav. L. 3133-1, 10°"),
    ("metropole", date(1973, 4, 20), None, "Good Friday at Narbonne, bar closed", "Cass. 2e civ. 75-12.260"),
    ("metropole", date(2024, 12, 26), None, "local law of Alsace-Moselle only", "C. trav. L. 3134-13"),
    ("alsace-moselle", date(1973, 4, 20), "vendredi saint", "reserved by the same judgment", "Cass. 2e civ. 75-12.260"),
    ("alsace-moselle", date(2024, 3, 29), "vendredi saint", "by law", "C. trav. L. 3134-13"),
    ("alsace-moselle", date(2024, 12, 26), "Saint-Étienne", "by law", "C. trav. L. 3134-13"),
    ("alsace-moselle", date(1950, 12, 26), "Saint-Étienne", "by law since 1892", "ordonnance of 16 August 1892"),
    ("guadeloupe", date(2024, 3, 29), None, "Good Friday is a usage there", "Cass. 2e civ. 75-12.260"),
    ("saint-pierre-et-miquelon", date(2024, 5, 27), None, "not in the list of abolition days", "C. trav. L. 3422-2"),
]

# (territory, day in the last year without it, first day held, source)
ABOLITION_DAYS = [
    ("mayotte", date(1983, 4, 27), date(1984, 4, 27), "décret 83-1003 of 23 November 1983"),
    ("martinique", date(1983, 5, 22), date(1984, 5, 22), "décret 83-1003 of 23 November 1983"),
    ("guadeloupe", date(1983, 5, 27), date(1984, 5, 27), "décret 83-1003 of 23 November 1983"),
    ("guyane", date(1983, 6, 10), date(1984, 6, 10), "décret 83-1003 of 23 November 1983"),
    ("reunion", date(1982, 12, 20), date(1983, 12, 20), "décret 83-1003, one month before that day"),
    ("saint-martin", date(1983, 5, 27), date(1984, 5, 27), "décret 83-1003, as a commune of Guadeloupe"),
    ("saint-barthelemy", date(1983, 5, 27), date(1984, 5, 27), "décret 83-1003, as a commune of Guadeloupe"),
    ("saint-barthelemy", date(2011, 10, 9), date(2012, 10, 9), "décret 2012-553 of 23 April 2012"),
]

# (day a délai would end, territory, day it goes to, reason, source)
ROLLS = [
    (date(2018, 5, 20), "metropole", date(2018, 5, 22), "Sunday, then Whit Monday", "Cass. 3e civ. 19-24.799"),
    (date(1973, 4, 20), "metropole", date(1973, 4, 20), "the appeal of 24 April was late", "Cass. 2e civ. 75-12.260"),
    (
        date(1973, 4, 20),
        "alsace-moselle",
        date(1973, 4, 24),
        "Good Friday to Easter Monday",
        "ordonnance of 16 August 1892",
    ),
    (date(2019, 12, 25), "alsace-moselle", date(2019, 12, 27), "Christmas and its second day", "C. trav. L. 3134-13"),
    (date(2019, 12, 25), "metropole", date(2019, 12, 26), "Christmas only", "C. trav. L. 3133-1"),
]

# (territory, day, the text that its roll cites)
CITED = [
    ("metropole", date(2024, 5, 20), "C. trav. L. 3133-1"),
    ("metropole", date(1954, 5, 8), "L. n° 53-225 du 20 mars 1953"),
    ("alsace-moselle", date(2024, 12, 26), "C. trav. L. 3134-13"),
    ("martinique", date(2024, 5, 22), "C. trav. L. 3422-2"),
    ("saint-barthelemy", date(2024, 10, 9), "C. trav. L. 3422-2"),
]


def name(territoire: str, day: date) -> str | None:
    ferie = calendar(territoire).holiday(day)
    return ferie.nom.fr if ferie else None


@pytest.mark.parametrize(("territoire", "day", "expected", "reason", "source"), FACTS)
def test_a_known_fact(territoire: str, day: date, expected: str | None, reason: str, source: str) -> None:
    found = name(territoire, day)
    assert found == expected, (
        f"{day:%d/%m/%Y}, {territoire}: {found or 'no holiday'} instead of {expected}. {reason} ({source})"
    )


@pytest.mark.parametrize(("territoire", "before", "first", "source"), ABOLITION_DAYS)
def test_an_abolition_day_starts_with_its_text(territoire: str, before: date, first: date, source: str) -> None:
    assert name(territoire, before) is None, f"{before:%d/%m/%Y}, {territoire}: férié before its text ({source})"
    assert name(territoire, first) == ABOLITION, f"{first:%d/%m/%Y}, {territoire}: not férié in spite of {source}"


def test_the_abolition_day_of_saint_barthelemy_moves_in_2012() -> None:
    found = name("saint-barthelemy", date(2012, 5, 27)), name("saint-barthelemy", date(2011, 5, 27))
    assert found == (None, ABOLITION), f"27 May 2012 and 2011 at Saint-Barthélemy: {found} (décret 2012-553)"


@pytest.mark.parametrize(("end", "territoire", "goes_to", "reason", "source"), ROLLS)
def test_a_last_day_rolls_to_the_next_working_day(
    end: date, territoire: str, goes_to: date, reason: str, source: str
) -> None:
    found = calendar(territoire).next_open(end)
    assert found == goes_to, f"{end:%d/%m/%Y} in {territoire} goes to {found:%d/%m/%Y}: {reason} ({source})"


@pytest.mark.parametrize(("territoire", "day", "citation"), CITED)
def test_a_holiday_cites_its_text(territoire: str, day: date, citation: str) -> None:
    ferie = calendar(territoire).holiday(day)
    assert ferie is not None, f"{day:%d/%m/%Y}, {territoire}: no holiday"
    assert str(ferie.fondements[0]) == citation, (
        f"{ferie.nom}, {territoire}: cites {ferie.fondements[0]}, not {citation}"
    )


@pytest.mark.parametrize("territoire", territoires())
def test_the_file_of_a_territory_bears_its_name(territoire: str) -> None:
    assert calendar(territoire).territoire == territoire, f"calendars/{territoire}.toml names another territory"


@pytest.mark.parametrize("territoire", territoires())
def test_holidays_are_told_apart_and_cited(territoire: str) -> None:
    feries = calendar(territoire).feries
    ids = [ferie.id for ferie in feries]
    assert len(set(ids)) == len(ids), f"{territoire}: an id stands twice in {ids}"
    uncited = [ferie.id for ferie in feries if not ferie.fondements[0].citation]
    assert not uncited, f"{territoire}: no text is cited for {uncited}"


def test_the_holidays_of_a_year_come_in_order() -> None:
    base = calendar("saint-martin")  # its own holidays fall between those it inherits
    days = list(Calendar(base.territoire, base.label, 1950, 2100, base.feries).year(2023))
    assert days == sorted(days), f"the holidays of 2023 are out of order: {days}"


def test_a_calendar_per_file() -> None:
    files = sorted(path.stem for path in data_files.calendars().glob("*.toml"))
    assert sorted(territoires()) == files
    assert territoires()[0] == "metropole"
    assert len(files) >= 10, f"a territory is missing: {files}"


# territoire, décalage légal en janvier puis en juillet 2024 (heures avec Greenwich), source
CLOCKS = [
    ("metropole", 1, 2, "décret n° 79-896 : heure d’été"),
    ("alsace-moselle", 1, 2, "comme en métropole"),
    ("guadeloupe", -4, -4, "décret n° 2017-292 : UTC - 4, sans heure d'été"),
    ("martinique", -4, -4, "décret n° 2017-292"),
    ("saint-martin", -4, -4, "décret n° 2017-292"),
    ("saint-barthelemy", -4, -4, "décret n° 2017-292"),
    ("guyane", -3, -3, "décret n° 2017-292 : UTC - 3"),
    ("saint-pierre-et-miquelon", -3, -2, "décret n° 2017-292 : UTC - 3, avec heure d'été"),
    ("mayotte", 3, 3, "décret n° 2017-292 : UTC + 3"),
    ("reunion", 4, 4, "décret n° 2017-292 : UTC + 4"),
]


@pytest.mark.parametrize(("territoire", "winter", "summer", "why"), CLOCKS, ids=[row[0] for row in CLOCKS])
def test_the_legal_clock_of_each_territory(territoire: str, winter: int, summer: int, why: str) -> None:
    days = calendar(territoire)
    for month, hours in ((1, winter), (7, summer)):
        noon = datetime.datetime(2024, month, 15, 12, tzinfo=datetime.UTC)
        local = days.local(noon)
        assert local == datetime.datetime.fromisoformat(f"2024-{month:02}-15T{12 + hours:02}:00"), (
            f"{territoire}, mois {month} : {why}"
        )


def test_every_territory_has_its_clock() -> None:
    assert [row[0] for row in CLOCKS if row[0] not in territoires()] == []
    assert {row[0] for row in CLOCKS} == set(territoires()), "un territoire sans heure légale"
    assert set(TERRITOIRES) == set(territoires()), "les territoires d'un dossier sont ceux qui ont un calendrier"
    naive = datetime.datetime.fromisoformat("2024-02-07T12:00")
    assert calendar("reunion").local(naive) == naive, "sans fuseau, l'heure est déjà celle du lieu"
