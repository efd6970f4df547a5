"""What is disputed, what is only a usage, and what a calendar refuses to say."""

from datetime import date

import pytest

from delais.calendars import Calendar, calendar, territoires
from delais.errors import CalendarError, CoverageError

# (territory, group, day, (férié in the prevailing reading, férié in the other one), reason)
CONTESTS = [
    ("alsace-moselle", "vendredi_saint", date(2024, 3, 29), (True, False), "no Protestant or mixed church"),
    ("alsace-moselle", "vendredi_saint", date(2024, 4, 1), (True, True), "Easter Monday is férié in every commune"),
    ("alsace-moselle", "vendredi_saint", date(2024, 12, 26), (True, True), "26 December is férié in every commune"),
    ("metropole", "lundi_de_pentecote", date(2004, 5, 31), (True, True), "before law 2004-626"),
    ("metropole", "lundi_de_pentecote", date(2005, 5, 16), (True, False), "journée de solidarité, law 2004-626"),
    ("metropole", "lundi_de_pentecote", date(2006, 6, 5), (True, False), "journée de solidarité, law 2004-626"),
    ("metropole", "lundi_de_pentecote", date(2007, 5, 28), (True, False), "journée de solidarité, law 2004-626"),
    ("metropole", "lundi_de_pentecote", date(2008, 5, 12), (True, True), "after law 2008-351 of 16 April 2008"),
    ("metropole", "lundi_de_pentecote", date(2024, 5, 20), (True, True), "after law 2008-351 of 16 April 2008"),
    ("guyane", "lundi_de_pentecote", date(2005, 5, 16), (True, False), "the law of 2004 applies overseas too"),
    ("saint-pierre-et-miquelon", "lundi_de_pentecote", date(2005, 5, 16), (True, True), "C. trav. L. 3422-1"),
    ("metropole", "victoire_1953", date(1958, 5, 8), (True, True), "before décret 59-533 of 11 April 1959"),
    ("metropole", "victoire_1953", date(1959, 5, 8), (True, False), "décret 59-533 read as applying at once"),
    ("saint-martin", "abolition_saint_martin", date(2016, 5, 27), (True, True), "before the circular of 4 May 2018"),
    ("saint-martin", "abolition_saint_martin", date(2019, 5, 27), (True, False), "27 May: L. 3422-2"),
    ("saint-martin", "abolition_saint_martin", date(2019, 5, 28), (False, True), "28 May: circulars of 2018 and 2019"),
    ("saint-martin", "abolition", date(2006, 5, 27), (True, True), "still a commune of Guadeloupe"),
    ("saint-martin", "abolition", date(2009, 5, 27), (True, False), "no text names it from 2007 to 2012"),
    ("saint-martin", "abolition", date(2013, 5, 27), (True, True), "décret 2012-553"),
    ("saint-barthelemy", "abolition", date(2009, 5, 27), (True, False), "no text names it from 2007 to 2012"),
    ("saint-barthelemy", "abolition", date(2012, 10, 9), (True, True), "décret 2012-553"),
    ("guadeloupe", "schoelcher_1914", date(1982, 7, 21), (False, True), "governor's order of 8 June 1914"),
    ("guadeloupe", "schoelcher_1914", date(1992, 7, 21), (False, False), "order lapsed, rép. min. 61289"),
]

# (territory, weekday on which no work is done by usage, its name)
USAGES = [
    ("guadeloupe", date(2024, 2, 13), "mardi gras"),
    ("guadeloupe", date(2024, 2, 14), "mercredi des Cendres"),
    ("guadeloupe", date(2024, 3, 7), "mi-carême"),
    ("guadeloupe", date(2024, 3, 29), "vendredi saint"),
    ("guadeloupe", date(2023, 7, 21), "fête Victor Schoelcher"),
    ("guadeloupe", date(2023, 11, 2), "jour des Morts"),
    ("martinique", date(2024, 3, 29), "vendredi saint"),
    ("martinique", date(2023, 7, 21), "fête Victor Schoelcher"),
    ("martinique", date(2023, 11, 2), "jour des Morts"),
    ("guyane", date(2024, 2, 13), "mardi gras"),
    ("guyane", date(2024, 2, 14), "mercredi des Cendres"),
    ("saint-martin", date(2018, 3, 8), "mi-carême"),
]


def said(ferie: bool) -> str:
    return "férié" if ferie else "not férié"


@pytest.mark.parametrize(("territoire", "groupe", "day", "readings", "reason"), CONTESTS)
def test_both_readings_of_a_contested_holiday(
    territoire: str, groupe: str, day: date, readings: tuple[bool, bool], reason: str
) -> None:
    days = calendar(territoire)
    found = days.holiday(day) is not None, days.variant(groupe).holiday(day) is not None
    assert found == readings, (
        f"{day:%d/%m/%Y}, {territoire}: read {said(found[0])} (other reading: {said(found[1])}) "
        f"instead of {said(readings[0])} (other reading: {said(readings[1])}). {reason}"
    )


def test_the_two_dates_of_saint_martin_never_stand_together() -> None:
    # 27 May 2018 is a Sunday: the reading decides between Monday the 28th and Tuesday the 29th.
    days = calendar("saint-martin")
    found = days.next_open(date(2018, 5, 27)), days.variant("abolition_saint_martin").next_open(date(2018, 5, 27))
    assert found == (date(2018, 5, 28), date(2018, 5, 29))


def groups() -> list[tuple[str, str]]:
    contested = ((name, ferie.conteste) for name in territoires() for ferie in calendar(name).contested)
    return sorted({(name, contest.groupe) for name, contest in contested if contest})


@pytest.mark.parametrize(("territoire", "groupe"), groups())
def test_a_contest_changes_days_within_its_dates_and_no_other(territoire: str, groupe: str) -> None:
    days = calendar(territoire)
    contests = [ferie.conteste for ferie in days.contested if ferie.conteste and ferie.conteste.groupe == groupe]
    changed = [day for year in range(1950, 2101) for day in moving(days, year) ^ moving(days.variant(groupe), year)]
    assert changed, f"{territoire}: the contest {groupe} changes no day from 1950 to 2100"
    outside = [day for day in changed if not any(contest.touches(day, day) for contest in contests)]
    assert not outside, f"{territoire}: the contest {groupe} changes {outside[:5]}, outside its own dates"


def moving(days: Calendar, year: int) -> set[date]:
    return {day for day, ferie in days.year(year).items() if ferie.moves_deadlines}


@pytest.mark.parametrize("territoire", territoires())
def test_the_other_reading_says_why_in_both_languages(territoire: str) -> None:
    causes = [ferie.conteste.cause for ferie in calendar(territoire).contested if ferie.conteste]
    untold = [cause for cause in causes if not cause.fr or cause.fr == cause.en]
    assert not untold, f"{territoire}: a contest is not explained in both languages: {untold}"


@pytest.mark.parametrize(("territoire", "day", "nom"), USAGES)
def test_a_usage_is_shown_and_moves_no_due_date(territoire: str, day: date, nom: str) -> None:
    days = calendar(territoire)
    shown = days.year(day.year).get(day)
    assert shown is not None, f"{day:%d/%m/%Y}, {territoire}: {nom} is not shown"
    assert shown.nom.fr == nom, f"{day:%d/%m/%Y}, {territoire}: {shown.nom} instead of {nom}"
    assert days.next_open(day) == day, f"{nom} is a usage: it moves no due date (Cass. 2e civ. 75-12.260)"


@pytest.mark.parametrize("territoire", territoires())
@pytest.mark.parametrize("day", [date(1949, 12, 31), date(2101, 1, 1)])
def test_a_day_outside_the_coverage_is_refused(territoire: str, day: date) -> None:
    days = calendar(territoire)
    for ask in (days.check, lambda asked: days.year(asked.year), days.holiday):
        with pytest.raises(CoverageError) as refusal:
            ask(day)
        assert "1950-2100" in refusal.value.render("fr")
        assert days.label.en in refusal.value.render("en")


@pytest.mark.parametrize("territoire", territoires())
def test_the_first_and_the_last_day_are_covered(territoire: str) -> None:
    days = calendar(territoire)
    assert days.holiday(date(1950, 1, 1)), f"{territoire}: 1 January 1950 is not férié"
    assert days.next_open(date(2100, 12, 31)) == date(2100, 12, 31), f"{territoire}: Friday 31 December 2100 is closed"


def test_a_roll_past_the_last_year_is_refused_not_guessed() -> None:
    # No calendar here ends on a closed day; one that does must refuse rather than step out of its years.
    base = calendar("metropole")
    short = Calendar(base.territoire, base.label, 1950, 2022, base.feries)
    assert date(2022, 12, 31).weekday() == 5
    with pytest.raises(CoverageError):
        short.next_open(date(2022, 12, 31))


def test_an_unknown_territory_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(CalendarError) as refusal:
        calendar("guadeloup")
    assert "guadeloupe" in refusal.value.render("fr")
