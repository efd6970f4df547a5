"""The catalogue, and one procedure on one day: each day shows its own law, and says what does not exist."""

import json
from pathlib import Path

import pytest

from delais.computation.ancre import DateFixe
from delais.errors import InputError
from delais.procedure import Procedure, load_procedure, procedure_ids
from delais.procedure.law_of_day import law_of_day
from delais.views import catalogue_view
from delais.views.catalogue_view import procedures_dict, render_procedure, render_procedures
from delais.views.json_view import dump
from delais.views.procedure_document import procedure_dict
from delais.views.rule_words import fixed_day_words
from essai_procedure import DAY, essai

FRENCH_ASCII = set("abcdefghijklmnopqrstuvwxyz0123456789_")


@pytest.fixture
def procedure(tmp_path: Path) -> Procedure:
    return essai(tmp_path)


def test_every_procedure_is_listed_with_its_life() -> None:
    lines = render_procedures().split("\n")
    assert [line.split()[0] for line in lines] == list(procedure_ids())
    (agrement,) = [line for line in lines if line.startswith("agrement ")]
    assert " ".join(agrement.split()) == (
        "agrement Agrément d'un agent de direction depuis le 21 décembre 1985 7 états, 1 délai"
    )
    (cmr,) = [line for line in lines if line.startswith("comite_medical_regional ")]
    assert "du 11 septembre 1996 au 23 décembre 2002" in cmr, "une vie finie dit son dernier jour"


def test_a_wrong_file_is_told_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(id_: str) -> Procedure:
        if id_ == "agrement":
            raise InputError(())
        return load_procedure(id_)

    monkeypatch.setattr(catalogue_view, "load_procedure", load)
    entries = {entry["id"]: entry for entry in procedures_dict()["procedures"]}
    assert "erreur" in entries["agrement"]
    assert entries["contrainte"]["libelle"] == "Contrainte"
    assert len(render_procedures().split("\n")) == len(procedure_ids())


SHOWN = [
    ("1994-12-31", "    15 jours, ordinaire", "la valeur d'avant 1995"),
    ("1995-01-01", "    2 mois, ordinaire", "la valeur de 1995, son premier jour compris"),
    ("2000-01-01", "    1 mois (indu), ordinaire", "le cas particulier, à côté de la règle générale"),
    ("1997-12-31", "2 délais", "les délais qui n'existent pas encore sont comptés, non écrits"),
    ("2000-01-01", "  Notification : state → state", "un passage, de quel état à quel état"),
    ("2000-01-01", "  fin de « Examiner » : saisie → attendue", "un passage à la fin d'un délai"),
    ("2001-01-01", "  Réponse : il faut d'abord réclamer [sans « Réclamer", "un refus, et l'acte qui manque"),
    (
        "2000-01-01",
        "mention (true ou false ; true par défaut ; mention)",
        "un fait, son type, son défaut, et qu'il est mention",
    ),
    ("2000-01-01", "objet (general, indu ; general par défaut)", "un fait à choix"),
    ("2012-01-01", "    8 jours, ordinaire", "une valeur qui change de régime"),
    ("2000-01-01", "    court si : La notification mentionne le délai", "la mention exigée depuis 2000"),
    ("2003-01-01", "    incident : Pièce : le délai repart en entier", "l'incident de 2003"),
    ("2000-01-01", "    départ : la fin de « Examiner »", "un délai parti de la fin d'un autre"),
    ("2000-01-01", "    nature : forclusion — ensuite l'acte n'est plus permis", "la nature dit ce que fait la fin"),
    ("2000-01-01", "En vigueur depuis le 1er janvier 1990", "la vie"),
    ("1989-12-31", "N'existe que depuis le 1er janvier 1990", "la veille de la vie"),
    ("2020-01-01", "N'existe plus depuis le 1er janvier 2020 : le texte est abrogé", "après la vie, le motif"),
    ("2000-01-01", "vérifié le 14 mars 2026", "le jour de la vérification"),
    ("2000-01-01", "  - Tout le reste  [délai franc", "ce qui n'est pas modélisé, et où c'est écrit"),
    ("2000-01-01", "    un par période de 3 mois commencée  [délai franc", "un compte, à l'unité d'alors"),
    ("2007-01-01", "  Réponse → contrainte (notification_mise_en_demeure)", "ce que le dossier ouvre"),
    ("2000-01-01", "sans borne : rien ne borne l'examen", "un état que rien ne borne dit pourquoi"),
]


@pytest.mark.parametrize(("au", "expected", "reason"), SHOWN, ids=[row[2] for row in SHOWN])
def test_the_law_of_the_day(procedure: Procedure, au: str, expected: str, reason: str) -> None:
    text = render_procedure(law_of_day(procedure, DAY(au)))
    assert expected in text, f"au {au}, {reason}\nattendu : {expected}\nlu :\n{text}"


HIDDEN = [
    ("1999-12-31", "court si", "la mention n'est pas encore exigée"),
    ("2002-12-31", "incident", "l'incident n'existe pas encore"),
    ("2006-12-31", "Autres procédures ouvertes", "l'ouverture n'existe pas encore"),
    ("2005-01-01", "(indu)", "le cas particulier a pris fin"),
    ("1997-12-31", "examiner", "un délai d'un autre jour n'est pas écrit, ni celui qui part de sa fin"),
    ("1999-12-31", "; mention)", "la mention n'est pas encore demandée"),
    ("2000-12-31", "il faut d'abord réclamer", "le refus n'existe pas encore"),
    ("1998-01-01", "  Pièce : saisie", "ce passage a pris fin la veille"),
    ("2020-01-01", "\nDélais\n", "hors de sa vie, une procédure n'a plus de délai"),
    ("2020-01-01", "\nÉtats\n", "ni d'état"),
]


@pytest.mark.parametrize(("au", "absent", "reason"), HIDDEN, ids=[row[2] for row in HIDDEN])
def test_the_law_of_another_day_is_not_shown(procedure: Procedure, au: str, absent: str, reason: str) -> None:
    text, _, counted = render_procedure(law_of_day(procedure, DAY(au))).partition("\nHors du droit de ce jour")
    assert counted, "ce qui est d'un autre jour est compté"
    assert absent not in text, f"au {au}, {reason}\nlu :\n{text}"


FIXED = [
    (DateFixe(1, 4), "le 1er avril de la même année", "1 April of the same year"),
    (DateFixe(15, 1, annee=1), "le 15 janvier de l'année suivante", "15 January of the next year"),
    (DateFixe(31, 12, annee=-1), "le 31 décembre (-1 ans)", "31 December (-1 years)"),
    (DateFixe(16, apres_le=15), "le 16 du mois (du mois d'après, parti après le 15)",
     "the 16 of the month (a month later, started after the 15)"),
    (DateFixe(5, decalage_mois=1), "le 5 du mois suivant", "the 5 of the next month"),
    (DateFixe(5, decalage_mois=3), "le 5 du mois (+3 mois)", "the 5 of the month (+3 months)"),
]  # fmt: skip


@pytest.mark.parametrize(("fixed", "fr", "en"), FIXED, ids=[row[1] for row in FIXED])
def test_fixed_dates_in_words(fixed: DateFixe, fr: str, en: str) -> None:
    assert fixed_day_words(fixed, "fr") == fr
    assert fixed_day_words(fixed, "en") == en


def test_english_sentences(procedure: Procedure) -> None:
    text = render_procedure(law_of_day(procedure, DAY("2003-01-01")), "en")
    for expected in ("law of 1 January 2003", "In force since 1 January 1990", "who: requerant", "8 days, calendar:"):
        assert expected in text, text


@pytest.mark.parametrize("id_", procedure_ids())
@pytest.mark.parametrize("au", ["1980-01-01", "1986-12-31", "1999-06-04", "2020-01-01", "2026-03-14"])
def test_every_procedure_any_day(id_: str, au: str) -> None:
    procedure = load_procedure(id_)
    for lang in ("fr", "en"):
        text = render_procedure(law_of_day(procedure, DAY(au)), lang)
        assert all(char.isprintable() or char == "\n" for char in text)
    document = json.loads(dump(procedure_dict(law_of_day(procedure, DAY(au)))))
    assert document["id"] == id_
    assert document["vivante"] or not document["delais"], "une procédure qui ne vit pas n'a pas de délai ce jour-là"
    assert {state["id"] for state in document["etats"]} <= set(procedure.states)
    assert _keys(document) <= FRENCH_ASCII, "les clés du JSON sont en ASCII minuscule"


def _keys(document: object) -> set[str]:
    """Every character of every key, facts of cases excepted: those are data."""
    if isinstance(document, list):
        return set().union(*(_keys(each) for each in document))
    if isinstance(document, dict):
        return set("".join(document)).union(*(_keys(each) for key, each in document.items() if key != "cas"))
    return set()


def test_dictionary_gives_the_value_of_the_day() -> None:
    document = procedure_dict(law_of_day(load_procedure("recours_amiable"), DAY("1991-01-01")))
    (limit,) = [each for each in document["delais"] if each["id"] == "saisine_cra"]
    found = [(value["cas"], value["duree"], value["duree_mots"], value["regime"]) for value in limit["valeurs"]]
    assert found == [
        ({}, "P2M", "2 mois", "ordinaire"),
        ({"nature_decision": ["recouvrement"]}, "P1M", "1 mois", "ordinaire"),
    ], "en 1991, un mois pour le recouvrement, deux mois sinon"
    assert limit["nature"] == "forclusion"
    assert limit["valeurs"][1]["fondement"] == ["CSS R. 142-1 al. 3"]
