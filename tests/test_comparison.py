"""What changed between two days: the rule, its first day and the text of that day; and nothing when nothing did."""

import json
from pathlib import Path

import pytest

from delais.errors import DateError
from delais.procedure import load_procedure, procedure_ids
from delais.procedure.model import Procedure
from delais.views.comparison import as_dict, compare, render_comparison
from delais.views.json_view import dump
from essai_procedure import DAY, essai


@pytest.fixture
def procedure(tmp_path: Path) -> Procedure:
    return essai(tmp_path)


def between(procedure: Procedure, de: str, a: str, lang: str = "fr") -> str:
    return render_comparison(compare(procedure, DAY(de), DAY(a)), lang)


REAL = [
    (
        "recours_amiable", "1990-11-30", "1990-12-01",
        "Saisir la commission de recours amiable : 2 mois → 1 mois (recouvrement), depuis le 1er décembre 1990, "
        "CSS R. 142-1 al. 3",
        "le recouvrement passe à un mois (CRA-03)",
    ),
    (
        "recours_amiable", "1989-01-01", "1995-01-01",
        "2 mois → 1 mois (recouvrement), depuis le 1er décembre 1990",
        "la date est celle du changement, non celles des jours comparés",
    ),
    (
        "recours_amiable", "2016-12-31", "2020-01-01",
        "1 mois → 2 mois (recouvrement), depuis le 1er janvier 2017",
        "la règle générale revient en 2017, par un texte redit en 2019",
    ),
    (
        "recours_amiable", "2018-01-01", "2026-02-01",
        "Silence de la commission : 1 mois → 2 mois, depuis le 1er janvier 2019",
        "deux mois depuis 2019, quoique le texte soit réécrit fin 2025",
    ),
    (
        "recours_amiable", "1989-01-01", "2020-01-01",
        "« L'accusé mentionne le délai pour saisir le tribunal », depuis le 1er novembre 2000",
        "chaque mention a sa date : le délai en 2000",
    ),
    (
        "recours_amiable", "1989-01-01", "2020-01-01",
        "« L'accusé mentionne les voies de recours », depuis le 10 juin 2001",
        "chaque mention a sa date : les voies en 2001 (décret n° 2001-492)",
    ),
    (
        "contrainte", "1985-12-25", "1990-01-01",
        "Régulariser après la mise en demeure : 15 jours → 1 mois, depuis le 12 juillet 1989",
        "la mise en demeure passe de quinze jours à un mois",
    ),
    (
        "contrainte", "2000-01-01", "2010-01-01",
        "− Signification ou notification de la contrainte : La contrainte ne pouvait alors être que signifiée par "
        "huissier, jusqu'au 13 décembre 2006",
        "un refus qui cesse dit son dernier jour",
    ),
    (
        "agrement", "1990-01-01", "2000-01-01",
        "Statuer sur l'agrément : 6 mois, calendaire, depuis le 4 juin 1999, CSS R. 123-49 III",
        "un délai nouveau dit comment il se compte",
    ),
    (
        "agrement", "1990-01-01", "2000-01-01",
        "→ « Agréé tacitement » : fin de « Statuer sur l'agrément », depuis le 4 juin 1999",
        "une transition nouvelle",
    ),
    (
        "comite_medical_regional", "1998-01-01", "2010-01-01",
        "La procédure n'existe plus depuis le 24 décembre 2002",
        "une procédure abrogée",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "de", "a", "expected", "reason"), REAL, ids=[row[4] for row in REAL])
def test_changes_of_the_law(id_: str, de: str, a: str, expected: str, reason: str) -> None:
    text = between(load_procedure(id_), de, a)
    assert expected in text, f"{reason}\nattendu : {expected}\nlu :\n{text}"


ESSAI = [
    ("1990-01-01", "1995-01-01", "15 jours → 2 mois, depuis le 1er janvier 1995, usage, de quantième", "durée"),
    ("2009-01-01", "2013-01-01", "Examiner : 8 jours, calendaire → 8 jours, ordinaire, depuis le 1er janvier 2012",
     "le régime seul change : il est dit des deux côtés"),
    ("2009-01-01", "2011-01-01", "toujours 2 mois, depuis le 1er janvier 2010 : − usage, de quantième à quantième, "
     "+ CE 5 juin 2009 n° 312682", "le texte seul change"),
    ("1996-01-01", "1998-01-01", "2 mois → 1 mois (indu), depuis le 1er janvier 1997",
     "un cas particulier s'écarte de la règle générale"),
    ("2004-12-31", "2005-01-01", "1 mois → 2 mois (indu), depuis le 1er janvier 2005, usage, de quantième",
     "le cas particulier finit : la règle générale revient, avec son texte"),
    ("1991-01-01", "2013-01-01",
     "Examiner : 8 jours, ordinaire, depuis le 1er janvier 2012 (le délai existe depuis le 1er janvier 1998)",
     "un délai né puis changé dans l'intervalle"),
    ("2002-12-31", "2003-01-01", "+ Examiner — Pièce : le délai repart en entier, depuis le 1er janvier 2003",
     "un incident nouveau"),
    ("1997-12-31", "1998-01-01", ": Pièce, jusqu'au 31 décembre 1997", "une transition qui cesse"),
    ("2000-12-31", "2001-01-01", "+ Réponse : il faut d'abord réclamer, depuis le 1er janvier 2001",
     "un refus nouveau"),
    ("1999-12-31", "2000-01-01", "« La notification mentionne le délai », depuis le 1er janvier 2000",
     "une mention exigée"),
    ("2005-12-31", "2006-01-01", "+ Majoration : un par période de 1 mois commencée, rien pendant 15 jours, depuis",
     "un compte change d'unité"),
    ("2006-12-31", "2007-01-01", "+ Réponse → contrainte (notification_mise_en_demeure), depuis le 1er janvier 2007",
     "une autre procédure s'ouvre"),
    ("1989-12-31", "1990-01-01", "La procédure existe depuis le 1er janvier 1990", "le premier jour de la procédure"),
    ("2019-12-31", "2020-01-01", "n'existe plus depuis le 1er janvier 2020 : le texte est abrogé",
     "until est exclu : le premier jour sans procédure"),
    ("2021-01-01", "2022-01-01", "n'existe à aucun des deux jours", "hors de toute vie"),
]  # fmt: skip


@pytest.mark.parametrize(("de", "a", "expected", "reason"), ESSAI, ids=[row[3] for row in ESSAI])
def test_each_kind_of_change(procedure: Procedure, de: str, a: str, expected: str, reason: str) -> None:
    text = between(procedure, de, a)
    assert expected in text, f"{reason}\nattendu : {expected}\nlu :\n{text}"
    assert "Rien n'a changé" not in text, "un changement est tu"


UNCHANGED = [
    ("1995-01-01", "1995-01-01", "un jour et lui-même"),
    ("2012-01-01", "2019-12-31", "rien dans l'intervalle"),
    ("1995-06-01", "1996-12-31", "la veille d'un changement"),
]


@pytest.mark.parametrize(("de", "a", "reason"), UNCHANGED, ids=[row[2] for row in UNCHANGED])
def test_nothing_changed_is_said(procedure: Procedure, de: str, a: str, reason: str) -> None:
    comparison = compare(procedure, DAY(de), DAY(a))
    assert comparison.unchanged, f"{reason} : {render_comparison(comparison)}"
    assert render_comparison(comparison).endswith("Rien n'a changé.")
    assert render_comparison(comparison, "en").endswith("Nothing has changed.")


def test_there_and_back_is_no_change(procedure: Procedure) -> None:
    """The indu had its own month from 1997 to 2004: the two ends are alike, and that is all that is compared."""
    told = [change.delai.id for change in compare(procedure, DAY("1996-01-01"), DAY("2006-01-01")).valeurs]
    assert told == ["examiner"]


def test_days_in_the_wrong_order_are_refused(procedure: Procedure) -> None:
    with pytest.raises(DateError, match="précède"):
        compare(procedure, DAY("2000-01-02"), DAY("2000-01-01"))


def test_dictionary_is_json_and_says_the_same() -> None:
    comparison = compare(load_procedure("recours_amiable"), DAY("1990-01-01"), DAY("1991-01-01"))
    document = json.loads(dump(as_dict(comparison)))
    assert (document["procedure"], document["inchange"], document["vie"]) == ("recours_amiable", False, None)
    (change,) = document["delais"]
    assert (change["delai"], change["changement"], change["depuis"]) == ("saisine_cra", "modifie", "1990-12-01")
    assert (change["avant"]["duree"], change["apres"]["duree"]) == ("P2M", "P1M")
    assert change["cas"] == {"nature_decision": ["recouvrement"]}
    assert change["fondement"] == ["CSS R. 142-1 al. 3"]


@pytest.mark.parametrize("id_", procedure_ids())
def test_every_procedure_compares_with_itself_year_after_year(id_: str) -> None:
    procedure = load_procedure(id_)
    for year in range(1984, 2027):
        comparison = compare(procedure, DAY(f"{year}-01-01"), DAY(f"{year + 1}-01-01"))
        for text in (render_comparison(comparison), render_comparison(comparison, "en")):
            assert all(char.isprintable() or char == "\n" for char in text), f"{id_} {year} : {text!r}"
        days = [change.depuis for change in (*comparison.valeurs, *comparison.transitions, *comparison.refus)]
        assert all(comparison.de < day <= comparison.a for day in days), f"{id_} {year} : une date hors de l'intervalle"
        json.loads(dump(as_dict(comparison)))
