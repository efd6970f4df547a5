"""A decision of a court says the day it was given: it could not be cited before."""

import datetime
import re
import tomllib

import pytest

from delais import data_files

MONTHS = ("janv", "févr", "mars", "avr", "mai", "juin", "juill", "août", "sept", "oct", "nov", "déc")
COURT = re.compile(r"\b(Cass|CE|CA|CC|TJ|TASS|Soc|CNITAAT)\b[ .,]")
GIVEN = re.compile(r"(\d{1,2})(?:er)? (" + "|".join(MONTHS) + r")[a-zé]*\.? (\d{4})")
TEXTS = {
    f"{path.stem}.{id_}": text
    for path in sorted(data_files.textes().glob("*.toml"))
    for id_, text in tomllib.loads(path.read_text("utf-8"))["textes"].items()
}
DECISIONS = {name: text for name, text in TEXTS.items() if COURT.search(text["citation"])}
# citation, pourquoi aucun jour n'est écrit
WITHOUT = {
    "computation.usage_franc": "un usage, que la décision de 2014 ne fait que dire",
    "feries.avis_ce_1810": "un avis dont seul le mois est connu, antérieur à tout calendrier",
}


@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_has_its_day(name: str) -> None:
    text = DECISIONS[name]
    if name in WITHOUT:
        assert "decided_on" not in text, f"{name} a un jour : l'ôter de la liste"
        return
    written = GIVEN.search(text["citation"])
    assert written, f"{text['citation']} : la citation dit le jour, sous la forme « 8 nov. 2018 »"
    day, month, year = written.groups()
    given = datetime.date(int(year), MONTHS.index(month) + 1, int(day))
    assert text.get("decided_on") == given, f"{text['citation']} : decided_on = {given}"


def test_the_exceptions_are_decisions() -> None:
    assert WITHOUT.keys() <= DECISIONS.keys()


def test_what_is_no_decision_has_no_day() -> None:
    assert not [name for name, text in TEXTS.items() if "decided_on" in text and name not in DECISIONS]
