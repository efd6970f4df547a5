"""What `verifier` refuses to reassure about: nothing read, missing data, impossible calendars, waits with no clock."""

from pathlib import Path

import pytest

from command_line import RECOURS, run
from delais import data_files
from delais.calendars import read_calendar
from delais.procedure.catalogue import verify
from delais.toml_table import parse_source

CALENDAR = (data_files.calendars() / "metropole.toml").read_text("utf-8")
TRIAL = """checked_on = 2026-03-14
textes = ["feries"]
territoire = "essai"
label = "essai"
label_en = "trial"
herite = "metropole"
[couverture]
premiere_annee = 1950
derniere_annee = 2100
[[feries]]
id = "fete"
nom = "fête d'essai"
nom_en = "trial day"
statut = "loi"
regle = { mois = 3, jour = 9 }
fondement = ["ct_l3133_1"]
"""
# ce qu'on écrit, à la place de quoi, la clé, motif
IMPOSSIBLE = [
    ("regle = { paques = 99999999999 }", "regle = { mois = 3, jour = 9 }", "regle", "loin de Pâques"),
    ("regle = { paques = -400 }", "regle = { mois = 3, jour = 9 }", "regle", "Pâques d'une autre année"),
    ("regle = { mois = 2, jour = 31 }", "regle = { mois = 3, jour = 9 }", "regle", "le 31 février"),
    ("regle = { mois = 4, jour = 31 }", "regle = { mois = 3, jour = 9 }", "regle", "le 31 avril"),
    ("premiere_annee = -3", "premiere_annee = 1950", "premiere_annee", "l'an -3"),
    ("derniere_annee = 99999", "derniere_annee = 2100", "derniere_annee", "l'an 99999"),
    ("derniere_annee = 1900", "derniere_annee = 2100", "derniere_annee", "finit avant de commencer"),
    ('territoire = "metropole"', 'territoire = "essai"', "herite", "hérite de lui-même"),
    ('territoire = "metropole"\nherite = "saint-martin"', 'territoire = "essai"\nlabel = "essai"\nlabel_en = "trial"\n'
     'herite = "metropole"', "herite", "hérite d'un calendrier qui hérite de lui"),
]  # fmt: skip


@pytest.mark.parametrize("row", IMPOSSIBLE, ids=[row[3] for row in IMPOSSIBLE])
def test_an_impossible_calendar(row: tuple[str, str, str, str]) -> None:
    new, old, key, why = row
    assert old in TRIAL
    source = parse_source("essai.toml", TRIAL.replace(old, new).encode())
    read_calendar(source)
    assert key in " ".join(problem.key or "" for problem in source.problems), why


def test_a_leap_day_is_possible() -> None:
    source = parse_source("essai.toml", TRIAL.replace("mois = 3, jour = 9", "mois = 2, jour = 29").encode())
    read_calendar(source)
    assert source.problems == []


def test_an_empty_folder_is_not_without_problem(tmp_path: Path) -> None:
    done = run("verifier", tmp_path)
    assert (done.status, "problème" in done.out) == (2, False)
    assert "répertoire sans fichier" in done.err


def test_missing_package_data_are_not_without_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files, "root", lambda: tmp_path)
    done = run("verifier")
    assert (done.status, "0 problème" in done.out) == (2, False)
    assert "les données du paquet manquent" in done.err


def test_a_dossier_is_checked_as_a_dossier(tmp_path: Path) -> None:
    done = run("verifier", RECOURS)
    assert (done.status, done.err) == (0, "")
    assert "1 dossier, 0 procédure" in done.out
    wrong = tmp_path / "faux.toml"
    wrong.write_text(RECOURS.read_text("utf-8").replace('"saisine_cra"', '"saisie_cra"'), encoding="utf-8")
    failed = run("verifier", wrong)
    assert failed.status == 1
    assert "un événement de la procédure" in failed.out


def test_a_missing_file_does_not_silence_the_others(tmp_path: Path) -> None:
    done = run("verifier", tmp_path / "absent.toml", RECOURS)
    assert (done.status, "1 dossier" in done.out, "introuvable" in done.err) == (2, True, True)


def test_nothing_is_read_outside_the_folders(tmp_path: Path) -> None:
    """`ouvre` names a procedure: a path to another file is a name that does not exist."""
    outside = tmp_path / "ailleurs.toml"
    text = (data_files.procedures() / "recours_amiable.toml").read_text("utf-8")
    outside.write_text(text.replace('id = "recours_amiable"', 'id = "ailleurs"'), encoding="utf-8")
    import os

    away = os.path.relpath(outside.with_suffix(""), data_files.procedures())
    inside = tmp_path / "dedans" / "contrainte.toml"
    inside.parent.mkdir()
    contrainte = (data_files.procedures() / "contrainte.toml").read_text("utf-8")
    assert 'procedure = "execution_contrainte"' in contrainte
    inside.write_text(
        contrainte.replace('procedure = "execution_contrainte"', f'procedure = "{away}"'), encoding="utf-8"
    )
    done = run("verifier", inside)
    assert done.status == 1
    assert "procédure inconnue" in done.out, done.out


AWAY = "../../../../../../tmp/ailleurs"
NAMES = [
    (("procedures", AWAY), "procédure inconnue", "procedures"),
    (("diagramme", AWAY), "procédure inconnue", "diagramme"),
    (("comparer", AWAY, "--de", "2019-01-01", "--a", "2020-01-01"), "procédure inconnue", "comparer"),
    (("calculer", "P2M", "--du", "2024-02-07", "--territoire", AWAY), "territoire inconnu", "un territoire"),
    (("calculer", "P2M", "--du", "2024-02-07", "--regime", AWAY), "régime inconnu", "un régime"),
    (("calculer", "P2M", "--du", "2024-02-07", "--derogation", AWAY), "inconnu", "une dérogation"),
]


@pytest.mark.parametrize(("arguments", "words", "why"), NAMES, ids=[row[2] for row in NAMES])
def test_a_name_is_never_a_path(arguments: tuple[str, ...], words: str, why: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out, words in done.err) == (2, "", True), f"{why}\n{done.err}"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [('textes = ["feries"]', f'textes = ["{AWAY}"]', "fichier de textes inconnu"),
     ('herite = "metropole"', f'herite = "{AWAY}"', "[herite] valeur refusée")],
    ids=["textes", "herite"],
)  # fmt: skip
def test_a_name_in_a_data_file_is_never_a_path(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "essai.toml"
    path.write_text(TRIAL.replace(old, new), encoding="utf-8")
    done = run("verifier", path)
    assert (done.status, words in done.out) == (1, True), done.out


LIGHT = """
id = "essai"
label = "Feu"
checked_on = 2026-03-14
initial = "vert"
textes = ["computation"]
[[vie]]
since = 1985-01-01
fondement = ["usage_franc"]
[states.vert]
label = "Vert"
open_ended = "rien ne borne l'attente"
[states.rouge]
label = "Rouge"
[states.clos]
label = "Clos"
final = true
[events.start]
label = "Départ"
date_is = "fait"
[events.push]
label = "Appui"
date_is = "fait"
[events.back]
label = "Retour"
date_is = "fait"
[delais.attente]
label = "Attendre"
actor = "requerant"
trigger = { any = [{ event = "start" }] }
nature = "poursuite"
consequence = "Le feu passe"
regime = "calendaire"
vit_dans = ["rouge"]
[[delais.attente.values]]
rule = "ESS-01"
duree = "P8D"
fondement = ["usage_franc"]
[[transitions]]
event = "start"
source = "vert"
dest = "rouge"
[[transitions]]
event = "push"
source = "rouge"
dest = "vert"
[[transitions]]
event = "back"
source = "vert"
dest = "rouge"
[[transitions]]
lapse = "attente"
source = "rouge"
dest = "clos"
"""


def test_a_state_entered_again_without_a_clock_is_seen() -> None:
    source = parse_source("essai.toml", LIGHT.encode())
    verify(source)
    told = [problem.message.fr for problem in source.problems]
    assert told == ["« back » mène de « vert » à « rouge » sans qu'aucun délai n'y coure"], told
    mended = parse_source(
        "essai.toml", LIGHT.replace('{ event = "start" }]', '{ event = "start" }, { event = "back" }]').encode()
    )
    verify(mended)
    assert mended.problems == [], "un départ par « back » y remédie"
