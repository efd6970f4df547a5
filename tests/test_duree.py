"""Durations: what is read, what is refused and why, and that writing one out loses nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delais import Duree, DureeError

# text, duration, reason
READ = [
    ("P2M", Duree(months=2), "ISO 8601, the form of the data files"),
    ("p2m", Duree(months=2), "typed by hand in lower case"),
    ("P15D", Duree(days=15), "days"),
    ("P3W", Duree(weeks=3), "weeks"),
    ("P1Y", Duree(years=1), "years"),
    ("P1M15D", Duree(months=1, days=15), "months and days together (CPC 641 al. 3)"),
    ("P1Y2M3W4D", Duree(1, 2, 3, 4), "every calendar unit"),
    ("PT48H", Duree(hours=48), "hours, after the T"),
    ("P150Y", Duree(years=150), "the longest: the span of a calendar"),
    ("P1M0D", Duree(months=1), "a zero part beside another says nothing"),
    ("  P2M\n", Duree(months=2), "blanks around, as a cell of a CSV has them"),
    ("2 mois", Duree(months=2), "French words"),
    ("2mois", Duree(months=2), "no space"),
    ("2\u00a0mois", Duree(months=2), "no-break space, as word processors put it"),
    ("2\u202fmois", Duree(months=2), "narrow no-break space, as French typography wants it"),
    ("DEUX MOIS", Duree(months=2), "upper case, number in words"),
    ("quinze jours", Duree(days=15), "the number most codes write in words"),
    ("quarante-huit heures", Duree(hours=48), "a compound number"),
    ("un an", Duree(years=1), "singular"),
    ("une année", Duree(years=1), "« année » is « an »"),
    ("2 ans", Duree(years=2), "plural"),
    ("trois semaines", Duree(weeks=3), "weeks in words"),
    ("1 mois et 15 jours", Duree(months=1, days=15), "two parts joined by « et »"),
    ("1 an, 2 mois et 3 jours", Duree(years=1, months=2, days=3), "three parts, comma and « et »"),
    ("8 jours ouvrés", Duree(jours_ouvres=8), "Monday to Friday but holidays"),
    ("8 jours ouvres", Duree(jours_ouvres=8), "no accent at hand"),
    ("5 jours ouvrables", Duree(jours_ouvrables=5), "every day but Sundays and holidays"),
    ("1 jour ouvrable", Duree(jours_ouvrables=1), "singular"),
    ("48 heures", Duree(hours=48), "hours in French"),
    ("0000000015 jours", Duree(days=15), "leading zeros never change the number"),
    ("15 jours calendaires", Duree(days=15), "every day counts: a plain day"),
    ("1 jour calendaire", Duree(days=1), "singular"),
    ("15 j", Duree(days=15), "the usual abbreviation of jours"),
    ("15j", Duree(days=15), "without a space"),
    ("8 j ouvrés", Duree(jours_ouvres=8), "the same before ouvrés"),
    ("8 j ouvrables", Duree(jours_ouvrables=8), "and ouvrables"),
    ("15 j.", Duree(days=15), "with its full stop"),
    ("48h", Duree(hours=48), "the usual abbreviation of heures"),
    ("24 H", Duree(hours=24), "upper case, spaced"),
    ("3 sem.", Duree(weeks=3), "the usual abbreviation of semaines"),
    ("1 trimestre", Duree(months=3), "a quarter is three months"),
    ("deux trimestres", Duree(months=6), "plural, in words"),
    ("1 semestre", Duree(months=6), "a half-year is six months"),
    ("1 trimestre et 1 mois", Duree(months=4), "both are months"),
    ("vingt-quatre heures", Duree(hours=24), "a number that codes write in words"),
    ("2\t mois", Duree(months=2), "whatever the blank"),
    ("1 an, et 2 mois", Duree(years=1, months=2), "a comma before « et »"),
]

# text, words of the refusal, reason
REFUSED = [
    ("", "nulle", "nothing"),
    ("   ", "nulle", "blanks"),
    ("P0D", "nulle", "a time limit of zero days is no time limit"),
    ("PT0H", "nulle", "nor zero hours"),
    ("0 jours", "nulle", "nor zero in words"),
    ("2", "sans unité", "a number alone: days or months?"),
    ("15 jours francs", "régime", "franc says how to count, not how long"),
    ("un mois franc", "régime", "the same in months"),
    ("1 mois et 2 jours ouvrés", "combinent", "no text mixes jours ouvrés with months"),
    ("P1DT2H", "combinent", "nor hours with days"),
    ("5 jours ouvrables et 3 jours ouvrés", "combinent", "nor the two kinds of worked days"),
    ("2 mois 3 mois", "deux fois", "the same unit twice is a slip"),
    ("P151Y", "150 ans", "longer than any calendar"),
    ("P1801M", "150 ans", "the same in months"),
    ("999999999999999999999 jours", "150 ans", "a number no date can hold"),
    ("P", "inconnue", "ISO with nothing in it"),
    ("PT", "inconnue", "nor after the T"),
    ("P1.5M", "inconnue", "half a month is no number of days"),
    ("-P2M", "inconnue", "the direction is the rule's, not the duration's"),
    ("P15D2M", "inconnue", "ISO has an order"),
    ("P2M2M", "inconnue", "and each unit once"),
    ("P٢M", "inconnue", "digits are ASCII"),
    ("٢ mois", "inconnue", "in French words too"),
    ("deux", "inconnue", "a number in words without unit"),
    ("un an et demi", "inconnue", "a half"),
    ("quinzaine", "inconnue", "an approximate number"),
    ("2 moiss", "inconnue", "one letter too many is a slip"),
    ("1 moi", "inconnue", "one letter too few too"),
    ("2 m", "inconnue", "months or minutes?"),
    ("2 a", "inconnue", "an abbreviation that nobody uses"),
    ("jours calendaires", "inconnue", "how many?"),
    ("2 mois et", "inconnue", "cut short"),
    ("2 mois calendaires", "inconnue", "months are not counted day by day"),
    ("1 trimestre 2 trimestres", "deux fois", "the same unit twice"),
    ("15 j 3 jours", "deux fois", "the same unit under two names"),
    ("2" + " " * 20_000 + "mois", "plus de 200 caractères", "blanks by the thousand: it took seven seconds"),
    ("2 mois" + " " * 20_000, "plus de 200 caractères", "the same at the end"),
    ("1 an et " * 5_000 + "2 mois", "plus de 200 caractères", "parts by the thousand"),
    ("9" * 10_000 + " jours", "plus de 200 caractères", "digits by the thousand"),
    ("2 ans ouvrés", "inconnue", "only days are worked or not"),
    ("2 mois + 3 jours", "inconnue", "an expression"),
    ("two months", "inconnue", "another language"),
]

# English text, duration, reason
READ_IN_ENGLISH = [
    ("15 days", Duree(days=15), "days"),
    ("1 day", Duree(days=1), "singular"),
    ("two months", Duree(months=2), "a number in words"),
    ("a month", Duree(months=1), "an article"),
    ("1 year, 2 months and 3 days", Duree(years=1, months=2, days=3), "three parts, as we write them"),
    ("3 weeks", Duree(weeks=3), "weeks"),
    ("1 quarter", Duree(months=3), "three months"),
    ("48 hours", Duree(hours=48), "hours"),
    ("15 calendar days", Duree(days=15), "plain days"),
    ("P2M", Duree(months=2), "ISO has no language"),
    ("8 jours ouvrés", Duree(jours_ouvres=8), "a French notion keeps its name"),
    ("2 mois", Duree(months=2), "French has one meaning too"),
]
# English text, words of the refusal, reason
REFUSED_IN_ENGLISH = [
    ("8 working days", "which days?", "Monday to Friday, or to Saturday?"),
    ("8 business days", "which days?", "the same"),
    ("8 clear days", "regime", "clear says how to count, not how long"),
    ("2 m", "unknown form", "months or minutes?"),
    ("a fortnight", "unknown form", "not a unit of these texts"),
]

# duration, ISO or French text, French, English, reason
WRITTEN = [
    (Duree(months=2), "P2M", "2 mois", "2 months", "« mois » has one form"),
    (Duree(years=1), "P1Y", "1 an", "1 year", "singular"),
    (Duree(months=1, days=15), "P1M15D", "1 mois et 15 jours", "1 month and 15 days", "two parts"),
    (Duree(1, 2, 0, 3), "P1Y2M3D", "1 an, 2 mois et 3 jours", "1 year, 2 months and 3 days", "three parts"),
    (Duree(hours=48), "PT48H", "48 heures", "48 hours", "hours after the T"),
    (Duree(jours_ouvres=8), "8 jours ouvrés", "8 jours ouvrés", "8 jours ouvrés", "a French notion keeps its name"),
    (Duree(jours_ouvrables=1), "1 jour ouvrable", "1 jour ouvrable", "1 jour ouvrable", "singular of the same"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ, ids=[row[0] for row in READ])
def test_read(text: str, expected: Duree, why: str) -> None:
    assert Duree.parse(text) == expected, f"« {text} » : {why}"


@pytest.mark.parametrize(("text", "words", "why"), REFUSED, ids=[row[0][:30] or "vide" for row in REFUSED])
def test_refused(text: str, words: str, why: str) -> None:
    with pytest.raises(DureeError) as refusal:
        Duree.parse(text)
    assert words in refusal.value.message.fr, f"« {text} » : {why}"
    assert "P2M" in refusal.value.message.fr, "un refus montre ce qui serait lu"
    assert refusal.value.message.fr != refusal.value.message.en, "un refus se dit aussi en anglais"


@pytest.mark.parametrize(("text", "expected", "why"), READ_IN_ENGLISH, ids=[row[0] for row in READ_IN_ENGLISH])
def test_read_in_english(text: str, expected: Duree, why: str) -> None:
    assert Duree.parse(text, "en") == expected, f'"{text}": {why}'


@pytest.mark.parametrize(("text", "words", "why"), REFUSED_IN_ENGLISH, ids=[row[0] for row in REFUSED_IN_ENGLISH])
def test_refused_in_english(text: str, words: str, why: str) -> None:
    with pytest.raises(DureeError) as refusal:
        Duree.parse(text, "en")
    assert words in refusal.value.message.en, f'"{text}": {why}'


@pytest.mark.parametrize(("duree", "text", "fr", "en", "why"), WRITTEN, ids=[row[1] for row in WRITTEN])
def test_written(duree: Duree, text: str, fr: str, en: str, why: str) -> None:
    assert (str(duree), duree.fr, duree.en) == (text, fr, en), why


def test_a_refusal_prints_no_terminal_escape() -> None:
    with pytest.raises(DureeError) as refusal:
        Duree.parse("2 jours\x1b[31m")
    assert "\x1b" not in refusal.value.message.fr + refusal.value.message.en


def test_a_refusal_shows_no_endless_text() -> None:
    with pytest.raises(DureeError) as refusal:
        Duree.parse("x" * 100_000)
    assert len(refusal.value.message.fr) < 400


def test_plus_adds_unit_by_unit() -> None:
    """One month and one month are two months of one period; days never turn into months."""
    assert Duree(months=1, days=20).plus(Duree(months=1, days=20)) == Duree(months=2, days=40)


def test_totals_keep_months_and_days_apart() -> None:
    duree = Duree(years=1, months=2, weeks=1, days=3)
    assert (duree.total_months, duree.total_days) == (14, 10)


calendar_parts = st.builds(
    Duree, years=st.integers(0, 9), months=st.integers(0, 30), weeks=st.integers(0, 9), days=st.integers(0, 400)
)
lone_parts = st.one_of(
    st.builds(Duree, hours=st.integers(1, 999)),
    st.builds(Duree, jours_ouvrables=st.integers(1, 99)),
    st.builds(Duree, jours_ouvres=st.integers(1, 99)),
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.one_of(calendar_parts.filter(lambda duree: duree != Duree()), lone_parts))
def test_written_then_read_is_the_same(duree: Duree) -> None:
    assert Duree.parse(str(duree)) == duree
    assert Duree.parse(duree.fr) == duree
