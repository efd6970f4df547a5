"""Dates as people write them: what is read, what is refused and why, in French and in English."""

import datetime

import pytest

from command_line import RECOURS, run
from delais.errors import DateError
from delais.written_dates import read_day

DAY = datetime.date(2024, 2, 7)
HOUR = datetime.datetime.combine(DAY, datetime.time(14, 30))
TODAY = datetime.date(2026, 1, 2)

# language, text, day, reason
READ = [
    ("fr", "2024-02-07", DAY, "ISO, the form of the data files"),
    ("fr", " 2024-02-07\n", DAY, "blanks around, as a cell has them"),
    ("fr", "2024-02-07T14:30", HOUR, "ISO with the hour"),
    ("fr", "2024-02-07 14:30", HOUR, "as spreadsheets write it"),
    ("fr", "07/02/2024", DAY, "in France the day comes first"),
    ("fr", "7/2/2024", DAY, "without zeros"),
    ("fr", "07.02.2024", DAY, "with full stops"),
    ("fr", "07-02-2024", DAY, "with hyphens"),
    ("fr", "07/02/2024 14:30", HOUR, "with the hour"),
    ("fr", "07/02/2024 14h30", HOUR, "the hour as in French"),
    ("fr", "7 février 2024", DAY, "the month in words"),
    ("fr", "7 fevrier 2024", DAY, "no accent at hand"),
    ("fr", "7 FÉVRIER 2024", DAY, "upper case"),
    ("fr", "7 fe\u0301vrier 2024", DAY, "an accent written apart, as some systems do"),
    ("fr", "7\u00a0février\u202f2024", DAY, "no-break spaces, as word processors put them"),
    ("fr", "7 févr. 2024", DAY, "the usual abbreviation"),
    ("fr", "le 7 février 2024", DAY, "with its article"),
    ("fr", "mercredi 7 février 2024", DAY, "with its weekday, the right one"),
    ("fr", "1er avril 2024", datetime.date(2024, 4, 1), "the first of the month"),
    ("fr", "1 avril 2024", datetime.date(2024, 4, 1), "the first, in figures"),
    ("fr", "1ᵉʳ avril 2024", datetime.date(2024, 4, 1), "the first, typeset"),
    ("fr", "7 février 2024 à 14 h 30", HOUR, "the hour in full"),
    ("fr", "7 février 2024 à 14h", HOUR.replace(minute=0), "the hour without minutes"),
    ("fr", "aujourd'hui", TODAY, "today"),
    ("fr", "Aujourd’hui", TODAY, "a typeset apostrophe"),
    ("fr", "aujourdhui", TODAY, "an apostrophe that the shell would take"),
    ("en", "2024-02-07", DAY, "ISO has no language"),
    ("en", "7 February 2024", DAY, "the month in words"),
    ("en", "February 7, 2024", DAY, "the month first"),
    ("en", "Feb 7 2024", DAY, "an abbreviation"),
    ("en", "7th of February 2024", DAY, "an ordinal"),
    ("en", "Wednesday, 7 February 2024", DAY, "with its weekday"),
    ("en", "7 February 2024 at 14:30", HOUR, "with the hour"),
    ("en", "7 février 2024", DAY, "French months have one meaning too"),
    ("en", "today", TODAY, "today"),
]  # fmt: skip

# language, text, words of the refusal, reason
REFUSED = [
    ("fr", "", "forme inconnue", "nothing"),
    ("fr", "07/02/24", "quatre chiffres", "1924 or 2024?"),
    ("fr", "7 février 24", "quatre chiffres", "the same in words"),
    ("fr", "2024/02/07", "écrit 2024-02-07", "no French form puts the year first but ISO"),
    ("fr", "2024-2-7", "écrit 2024-02-07", "ISO has its zeros"),
    ("fr", "20240207", "forme inconnue", "a number"),
    ("fr", "45329", "forme inconnue", "the number that a spreadsheet stores"),
    ("fr", "30/02/2024", "n'existe pas", "no such day"),
    ("fr", "02/13/2024", "n'existe pas", "no thirteenth month: an American date"),
    ("fr", "2024-02-30", "n'existe pas", "no such day, in ISO"),
    ("fr", "07/02/2024 25h00", "l'heure n'existe pas", "no such hour"),
    ("fr", "mardi 7 février 2024", "mercredi 7 février 2024", "the weekday or the day is a slip: which one?"),
    ("fr", "2er avril 2024", "forme inconnue", "only the first has « er »"),
    ("fr", "7 février", "forme inconnue", "of which year?"),
    ("fr", "février 2024", "forme inconnue", "which day?"),
    ("fr", "07/02-2024", "forme inconnue", "two separators"),
    ("fr", "2024-02-07T14:30 15h", "forme inconnue", "two hours"),
    ("fr", "٠٧/٠٢/2024", "forme inconnue", "digits are ASCII"),
    ("fr", "7 February 2024", "forme inconnue", "another language"),
    ("fr", "hier", "forme inconnue", "only today has a word"),
    ("fr", "7" + " " * 20_000 + "février 2024", "plus de 80 caractères", "blanks by the thousand"),
    ("en", "02/07/2024", "the month first?", "two meanings"),
    ("en", "13/07/2024", "the month first?", "one meaning by luck: its neighbours have two"),
    ("en", "Tuesday 7 February 2024", "Wednesday 7 February 2024", "the weekday or the day is a slip"),
    ("en", "7 Brumaire 2024", "unknown form", "not a month"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected", "why"), READ, ids=[row[1] for row in READ])
def test_read(lang: str, text: str, expected: datetime.date, why: str) -> None:
    assert read_day(text, lang, today=TODAY) == expected, f"« {text} » : {why}"


@pytest.mark.parametrize(("lang", "text", "words", "why"), REFUSED, ids=[row[1][:30] or "vide" for row in REFUSED])
def test_refused(lang: str, text: str, words: str, why: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_day(text, lang, today=TODAY)
    assert words in refusal.value.render(lang), f"« {text} » : {why}\n{refusal.value.render(lang)}"
    assert refusal.value.message.fr != refusal.value.message.en, "un refus se dit aussi en anglais"
    assert len(refusal.value.message.fr) < 300, "un refus reste court"


@pytest.mark.parametrize("text", ["aujourd'hui", "today"])
def test_today_is_a_word_of_the_command_line_alone(text: str) -> None:
    """A file that says « aujourd'hui » would give another date each day."""
    with pytest.raises(DateError) as refusal:
        read_day(text, "en")
    assert "changes its meaning every day" in refusal.value.message.en


# option, value, language, a command that takes it, the same command in ISO
TYPED = [
    (("calculer", "2 mois", "--du", "07/02/2024"), ("calculer", "P2M", "--du", "2024-02-07")),
    (("calculer", "15 jours calendaires", "--du", "7 février 2024"), ("calculer", "P15D", "--du", "2024-02-07")),
    (("calculer", "15 j", "--du", "2024-02-07", "--acte", "1er mars 2024"),
     ("calculer", "P15D", "--du", "2024-02-07", "--acte", "2024-03-01")),
    (("calculer", "48h", "--du", "07/02/2024 14h30"), ("calculer", "PT48H", "--du", "2024-02-07T14:30")),
    (("calculer", "2 months", "--du", "7 February 2024", "--lang", "en"),
     ("calculer", "P2M", "--du", "2024-02-07", "--lang", "en")),
    (("depart", "1 trimestre", "--fin", "30/09/2024"), ("depart", "P3M", "--fin", "2024-09-30")),
    (("depart", "1 quarter", "--fin", "September 30, 2024", "--lang", "en"),
     ("depart", "P3M", "--fin", "2024-09-30", "--lang", "en")),
    (("chronologie", RECOURS, "--au", "12 mars 2024"), ("chronologie", RECOURS, "--au", "2024-03-12")),
    (("echeances", RECOURS, "--au", "12/03/2024", "--sous", "1 trimestre"),
     ("echeances", RECOURS, "--au", "2024-03-12", "--sous", "P3M")),
    (("procedures", "recours_amiable", "--au", "1er janvier 2012"),
     ("procedures", "recours_amiable", "--au", "2012-01-01")),
    (("diagramme", "recours_amiable", "--au", "1er janvier 2012"),
     ("diagramme", "recours_amiable", "--au", "2012-01-01")),
    (("comparer", "recours_amiable", "--de", "01/01/2012", "--a", "1er janvier 2024"),
     ("comparer", "recours_amiable", "--de", "2012-01-01", "--a", "2024-01-01")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "iso"), TYPED, ids=[" ".join(map(str, row[0][:4])) for row in TYPED])
def test_every_option_reads_them(typed: tuple[object, ...], iso: tuple[object, ...]) -> None:
    done, expected = run(*typed), run(*iso)
    assert done == expected, done.err
    assert expected.out
