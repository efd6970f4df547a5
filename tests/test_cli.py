"""Each sub-command as a user runs it: results on stdout, messages on stderr, statuses 0, 1 and 2."""

import json
import re

import pytest

import delais
from command_line import RECOURS, Run, process, run
from delais.cli.main import COMMANDS

# arguments, statut, dans les résultats, dans les messages, motif
RUNS = [
    (("calculer", "P2M", "--du", "2024-02-07"), 0, "lundi 8 avril 2024", "", "une échéance, expliquée"),
    (("calculer", "2 mois", "--du", "2024-02-07"), 0, "lundi 8 avril 2024", "", "la durée en français"),
    (("calculer", "P2M", "--du", "2024-02-07", "--lang", "en"), 0, "Monday 8 April 2024", "", "en anglais"),
    (("--lang", "en", "calculer", "P2M", "--du", "2024-02-07"), 0, "Monday 8 April 2024", "", "--lang d'abord"),
    (("calculer", "P2M", "--du", "2024-02-07", "--lang=en"), 0, "Monday 8 April 2024", "", "--lang=en"),
    (("calculer", "PT48H", "--du", "2024-01-15T09:30"), 0, "mercredi 17 janvier 2024", "", "à l'heure"),
    (("calculer", "P15D", "--du", "2024-03-20", "--sens", "avant"), 0, "mardi 5 mars 2024", "", "à rebours"),
    (("calculer", "P2M", "--du", "2020-01-15", "--derogation", "ord_2020_306_art2"), 0, "24 août 2020", "",
     "avec une loi d'exception"),
    (("calculer", "P15D", "--du", "2018-05-14", "--acte", "2018-05-29"), 0, "", "", "un acte à temps"),
    (("calculer", "P15D", "--du", "2018-05-14", "--acte", "2018-05-30"), 1, "1 jour", "", "un acte tardif : statut 1"),
    (("calculer", "P2M", "--du", "2100-12-30"), 1, "", "2101", "hors du calendrier : statut 1"),
    (("calculer", "P2M", "--du", "1949-12-30"), 1, "", "1949", "avant le calendrier"),
    (("depart", "P15D", "--fin", "2018-05-29"), 0, "lundi 14 mai 2018", "", "le dernier départ"),
    (("depart", "P2M", "--fin", "1950-01-02"), 1, "aucun départ", "", "aucun départ : statut 1"),
    (("jours-feries", "2024"), 0, "lundi 1er avril", "", "les fériés de l'année"),
    (("jours-feries", "2024", "--territoire", "alsace-moselle"), 0, "26 décembre", "", "ceux d'un territoire"),
    (("jours-feries", "2024", "--lang", "en"), 0, "Monday 1 April", "", "en anglais"),
    (("jours-feries", "2101"), 1, "", "2101", "hors du calendrier"),
    (("procedures",), 0, "recours_amiable", "", "le catalogue"),
    (("procedures", "agrement"), 0, "six mois", "", "une procédure"),
    (("procedures", "agrement", "--au", "1990-01-01"), 0, "agrement", "", "le droit d'un jour passé"),
    (("diagramme", "agrement"), 0, "stateDiagram-v2", "", "Mermaid par défaut"),
    (("diagramme", "agrement", "--format", "dot"), 0, "digraph", "", "DOT"),
    (("diagramme", "agrement", "--au", "1990-01-01"), 0, "stateDiagram-v2", "", "le graphe d'un jour passé"),
    (("comparer", "agrement", "--de", "1990-01-01", "--a", "2000-01-01"), 0, "1999", "", "ce qui a changé"),
    (("chronologie", RECOURS, "--au", "2024-03-12"), 0, "lundi 6 mai 2024", "", "une chronologie"),
    (("chronologie", RECOURS, "--au", "2024-03-12", "--lang", "en"), 0, "Monday 6 May 2024", "", "en anglais"),
    (("echeances", RECOURS, "--au", "2024-03-12"), 0, "lundi 6 mai 2024", "", "les échéances"),
]  # fmt: skip


@pytest.mark.parametrize("row", RUNS, ids=[row[4] for row in RUNS])
def test_command(row: tuple[tuple[object, ...], int, str, str, str]) -> None:
    arguments, status, out, err, why = row
    done = run(*arguments)
    assert done.status == status, f"{why} : statut {done.status}\n{done.out}{done.err}"
    assert out in done.out, f"{why} : « {out} » manque dans\n{done.out}"
    assert err in done.err, f"{why} : « {err} » manque dans\n{done.err}"
    assert bool(done.err) == bool(err), f"{why} : rien d'autre sur stderr, lu\n{done.err}"
    if not out and status:
        assert done.out == "", f"{why} : un échec n'écrit pas de résultat, lu\n{done.out}"


# arguments, clés promises, motif
CONTRACTS = [
    (("calculer", "P2M", "--du", "2024-02-07", "--json"),
     {"echeance", "depart", "duree", "regime", "territoire", "etapes", "lectures", "reserves"}, "calculer"),
    (("chronologie", RECOURS, "--au", "2024-03-12", "--json"),
     {"procedure", "reference", "au", "etat", "final", "historique", "delais", "prochaine_echeance"}, "chronologie"),
    (("procedures", "agrement", "--json"), {"id"}, "procedures"),
    (("echeances", RECOURS, "--au", "2024-03-12", "--json"), {"au", "echeances"}, "echeances"),
    (("jours-feries", "2024", "--json"), {"annee", "territoire", "jours_feries"}, "jours-feries"),
    (("depart", "P15D", "--fin", "2018-05-29", "--json"), {"dernier_depart", "departs_exacts"}, "depart"),
    (("comparer", "agrement", "--de", "1990-01-01", "--a", "2000-01-01", "--json"), {"de", "a"}, "comparer"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "keys", "why"), CONTRACTS, ids=[row[2] for row in CONTRACTS])
def test_json_has_the_promised_keys(arguments: tuple[object, ...], keys: set[str], why: str) -> None:
    done = run(*arguments)
    assert (done.status, done.err) == (0, ""), f"{why} : {done.err}"
    document = json.loads(done.out)
    assert keys <= set(document), f"{why} : il manque {sorted(keys - set(document))}"
    written = json.dumps(document)
    names = set(re.findall(r'"([^"]+)":', written))
    assert not [name for name in names if not name.isascii()], f"{why} : les clés sont en ASCII"


def test_calculer_json_in_full() -> None:
    found = json.loads(run("calculer", "P2M", "--du", "2024-02-07", "--json").out)
    head = {key: found[key] for key in ("echeance", "depart", "duree", "regime", "territoire")}
    assert head == {
        "echeance": "2024-04-08",
        "depart": "2024-02-07",
        "duree": "P2M",
        "regime": "ordinaire",
        "territoire": "metropole",
    }
    assert [step["date"] for step in found["etapes"]] == ["2024-02-07", "2024-04-07", "2024-04-08"]
    assert all({"date", "operation", "motif", "fondement"} <= set(step) for step in found["etapes"])
    assert found["etapes"][-1]["date"] == found["echeance"], "l'échéance est la dernière étape de son explication"
    contested = json.loads(run("calculer", "P1M", "--du", "2005-04-16", "--json").out)
    assert contested["lectures"], "16 mai 2005, journée de solidarité : deux lectures"
    assert all({"echeance", "cause"} <= set(each) for each in contested["lectures"])


def test_the_defaults_are_ordinaire_in_metropole_without_distance() -> None:
    short = run("calculer", "P2M", "--du", "2024-02-07", "--json").out
    long = run(
        "calculer", "P2M", "--du", "2024-02-07", "--regime", "ordinaire", "--territoire", "metropole",
        "--distance", "aucune", "--sens", "apres", "--json",
    ).out  # fmt: skip
    assert short == long


# arguments, mots du message, motif
MISUSES = [
    ((), "usage", "aucune commande"),
    (("calculer",), "arguments manquants", "arguments manquants"),
    (("calculer", "P2M"), "--du", "le départ manque"),
    (("inconnue",), "choix inconnu", "une commande inconnue"),
    (("calculer", "P2M", "--du", "2024-02-07", "--sense", "avant"), "arguments inconnus", "une option inconnue"),
    (("calculer", "P2M", "--du", "2024-02-07", "--sens", "arriere"), "choix inconnu", "un sens inconnu"),
    (("calculer", "P2M", "--du", "2024-02-07", "--distance", "lune"), "choix inconnu", "une distance inconnue"),
    (("calculer", "P2M", "--du", "2024-02-07", "--territoire", "corse"), "corse", "un territoire inconnu"),
    (("calculer", "P2M", "--du", "2024-02-07", "--regime", "souple"), "souple", "un régime inconnu"),
    (("calculer", "P2M", "--du", "2024-02-07", "--derogation", "ord"), "ord", "une dérogation inconnue"),
    (("jours-feries", "deux-mille"), "nombre entier", "une année qui n'est pas un nombre"),
    (("procedures", "inconnue"), "procédure inconnue", "une procédure inconnue"),
    (("diagramme", "agrement", "--format", "png"), "choix inconnu", "un format inconnu"),
    (("comparer", "agrement", "--de", "1990-01-01"), "--a", "le second jour manque"),
    (("chronologie", RECOURS, "--json", "--plain"), "incompatible", "deux formes à la fois"),
    (("chronologie",), "DOSSIER", "aucun dossier"),
    (("calculer", "P2M", "--du", "2024-02-07", "--sens", "avant", "--regime", "franc"), "rebours",
     "à rebours, le régime est rebours"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words", "why"), MISUSES, ids=[row[2] for row in MISUSES])
def test_wrong_usage_exits_2_with_a_message_in_french(arguments: tuple[object, ...], words: str, why: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, ""), f"{why} : statut {done.status}\n{done.out}"
    assert words in done.err, f"{why} : « {words} » manque dans\n{done.err}"
    assert "Traceback" not in done.err, why


def test_wrong_usage_is_told_in_english_too() -> None:
    done = run("--lang", "en", "calculer", "P2M")
    assert done.status == 2
    assert "the following arguments are required: --du" in done.err


@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_command_has_its_help(command: str, lang: str) -> None:
    done = run(command, "--help", "--lang", lang) if lang == "fr" else run("--lang", lang, command, "--help")
    assert (done.status, done.err) == (0, ""), done.err
    assert done.out.startswith("usage : " if lang == "fr" else "usage: ")
    assert f"delais {command}" in done.out


def test_the_help_lists_every_command() -> None:
    done = run("--help")
    assert done.status == 0
    assert [command for command in COMMANDS if command not in done.out] == []
    assert "Un calcul n'est pas un conseil juridique." in done.out
    assert "not legal advice" in run("--help", "--lang", "en").out


def test_version() -> None:
    assert run("--version") == Run(0, f"delais {delais.__version__}\n", "")


def test_as_a_module_in_a_process_of_its_own() -> None:
    assert process("--version") == Run(0, f"delais {delais.__version__}\n", "")
    done = process("calculer", "P2M", "--du", "2024-02-07")
    assert (done.status, done.err) == (0, "")
    assert "lundi 8 avril 2024" in done.out
    refused = process("calculer", "P2M", "--du", "2024-02-30")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("delais : la date « 2024-02-30 » n'existe pas"), refused.err
    assert process("calculer", "P2M", "--du", "2100-12-30").status == 1
