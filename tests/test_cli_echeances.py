"""The list of due dates: what was read is counted, the rest is named; nothing due is said only of what was read."""

import json
from pathlib import Path

import pytest
from attrs import evolve

import delais
from agenda_case import DAY
from command_line import EXAMPLES, RECOURS, process, run
from delais.computation import Delai, compute
from delais.errors import Texte
from delais.views.due_list import as_line, dues

AU = ("--au", "2024-03-12")
GOOD = RECOURS.read_text("utf-8")
BROKEN = 'procedure = "recours_amiable"\nreference = \n'


def put(path: Path, text: str = GOOD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_number_of_files_read_is_said(tmp_path: Path) -> None:
    put(tmp_path / "a.toml")
    assert run("echeances", tmp_path, *AU).out.splitlines()[-1] == "1 dossier lu."
    put(tmp_path / "b.toml")
    assert run("echeances", tmp_path, *AU).out.splitlines()[-1] == "2 dossiers lus."
    assert run("echeances", tmp_path, *AU, "--lang", "en").out.splitlines()[-1] == "2 dossiers read."
    assert json.loads(run("echeances", tmp_path, *AU, "--json").out)["dossiers_lus"] == 2


def test_sub_folders_and_capitals(tmp_path: Path) -> None:
    names = ("un.toml", "DEUX.TOML", "2024/trois.Toml", "2024/mars/quatre.toml")
    for name in names:
        put(tmp_path / name, GOOD.replace('"recours-2024"', f'"{Path(name).stem}"'))
    put(tmp_path / "lisezmoi.txt")
    put(tmp_path / ".cache" / "vieux.toml")
    found = json.loads(run("echeances", tmp_path, *AU, "--json").out)
    assert {row["reference"] for row in found["echeances"]} == {"un", "DEUX", "trois", "quatre"}
    assert found["dossiers_lus"] == 4


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "a.toml")
    link = tmp_path / "b.toml"
    link.symlink_to(path)
    found = json.loads(run("echeances", path, tmp_path, link, *AU, "--json").out)
    assert (found["dossiers_lus"], len(found["echeances"])) == (1, 1)


# ce qu'il y a dans le répertoire, ce qui en est dit, motif
NOTHING = [
    ({}, "répertoire sans fichier .toml ni .json", "un répertoire vide"),
    ({"note.txt": GOOD}, "répertoire sans fichier", "rien qui soit un dossier"),
    ({"a.toml": BROKEN}, "a.toml:2", "un seul dossier, illisible"),
    ({"a.toml": BROKEN, "b/c.toml": ""}, "fichier vide", "plusieurs, tous illisibles"),
]


@pytest.mark.parametrize(("files", "words", "why"), NOTHING, ids=[row[2] for row in NOTHING])
def test_nothing_read_is_not_nothing_due(tmp_path: Path, files: dict[str, str], words: str, why: str) -> None:
    for name, text in files.items():
        put(tmp_path / name, text)
    done = run("echeances", tmp_path, *AU)
    assert done.status == 2, why
    assert "échéance" not in done.out, f"{why} : rien n'est dit des échéances\n{done.out}"
    assert done.out == "Aucun dossier lu.\n", why
    assert words in done.err, f"{why}\n{done.err}"
    document = json.loads(run("echeances", tmp_path, *AU, "--json").out)
    assert (document["dossiers_lus"], bool(document["illisibles"])) == (0, True), why


def test_one_bad_file_never_silences_the_others(tmp_path: Path) -> None:
    put(tmp_path / "a.toml", BROKEN)
    put(tmp_path / "b.toml")
    put(tmp_path / "c.toml", "\ud7ff".encode("utf-16").decode("latin-1"))
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe")
    done = run("echeances", tmp_path, tmp_path / "absent.toml", *AU)
    assert done.status == 2
    assert "lundi 6 mai 2024" in done.out
    assert done.out.splitlines()[-1] == "1 dossier lu, 4 illisibles."
    for name in ("a.toml", "c.toml", "d.toml", "absent.toml"):
        assert name in done.err, f"{name} est nommé\n{done.err}"


def test_a_date_outside_the_calendar_is_status_1_and_does_not_hide_the_others(tmp_path: Path) -> None:
    """The documented statuses: 1 outside the calendar, 2 unreadable; the worse of the two if both."""
    late = put(tmp_path / "tard.toml", GOOD.replace("2024-02-07", "2100-12-30").replace("2024-03-04", "2100-12-31")
               .replace("2024-03-06", "2100-12-31"))  # fmt: skip
    done = run("echeances", late, RECOURS, "--au", "2100-12-31")
    assert done.status == 1, done.err
    assert "2101" in done.err
    assert str(late) in done.err, "l'erreur nomme le dossier"
    assert done.out.splitlines()[-1] == "1 dossier lu, 1 illisible."
    broken = put(tmp_path / "faux.toml", BROKEN)
    assert run("echeances", late, broken, "--au", "2100-12-31").status == 2


def test_a_folder_that_cannot_be_entered_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    from delais.cli import case_files

    put(tmp_path / "a.toml")
    real = os.walk

    def closed(name: str, onerror: object = None) -> object:
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "prive")))  # type: ignore[operator]
        return real(name)

    monkeypatch.setattr(case_files.os, "walk", closed)
    done = run("echeances", tmp_path, *AU)
    assert (done.status, "lundi 6 mai 2024" in done.out) == (2, True)
    assert "prive : répertoire illisible : accès refusé" in done.err


def test_a_case_without_event_is_counted_apart(tmp_path: Path) -> None:
    path = put(tmp_path / "a.toml", 'procedure = "recours_amiable"\n')
    done = run("echeances", path, *AU)
    assert done.status == 0
    assert done.out.splitlines() == ["Aucune échéance.", "1 dossier lu, 1 sans événement."]


def test_each_line_names_the_actor_and_the_nature() -> None:
    line = run("echeances", RECOURS, *AU).out.splitlines()[0]
    assert line.endswith("recours-2024 · Silence de la commission (commission, silence)"), line


# acteur, échéances, motif
ACTORS = [("commission", 1, "celui dont le silence court"), ("requerant", 0, "un autre acteur de la procédure")]


@pytest.mark.parametrize(("actor", "count", "why"), ACTORS, ids=[row[2] for row in ACTORS])
def test_only_those_of_an_actor(actor: str, count: int, why: str) -> None:
    done = run("echeances", RECOURS, *AU, "--pour", actor, "--json")
    assert (done.status, len(json.loads(done.out)["echeances"])) == (0, count), why


def test_an_actor_that_does_not_exist_has_nothing_due_by_mistake() -> None:
    done = run("echeances", RECOURS, *AU, "--pour", "commision")
    assert (done.status, done.out) == (2, "")
    assert "acteur inconnu « commision »" in done.err
    assert "écrire « commission » ?" in done.err


def test_a_limit_that_an_exceptional_law_suspends_keeps_its_date() -> None:
    """In April 2020 the recovery of debts was suspended: the limit is known, and the list held nothing of it."""
    case = EXAMPLES / "contrainte-2018-un-jour-de-retard.toml"
    done = run("echeances", case, "--au", "2020-04-12")
    assert "jeudi 2 septembre 2021" in done.out
    assert "suspendu" in done.out
    (row,) = json.loads(run("echeances", case, "--au", "2020-04-12", "--json").out)["echeances"]
    assert (row["echeance"], row["statut"]) == ("2021-09-02", "suspendu")


def situation() -> delais.Situation:
    return delais.replay(delais.load_dossier(RECOURS), au=DAY("2024-03-12"))


def test_a_known_limit_whose_start_is_not_there_is_to_come() -> None:
    """With no date, with the earliest it can have, and with a date that is known already."""
    stands = situation()
    vie = next(each for each in stands.delais if each.id == "silence_cra")
    assert vie.echeance
    waiting = evolve(vie, statut="a_venir", echeance=None)
    at_best = evolve(waiting, au_plus_tot=vie.echeance)
    known = evolve(vie, statut="a_venir")
    for life, words in ((waiting, "à venir"), (at_best, "au plus tôt le lundi 6 mai 2024"), (known, "à venir")):
        (due,) = dues("a.toml", evolve(stands, delais=(life,)))
        assert words in as_line(due, "fr")
        assert "à venir" in as_line(due, "fr")
    (due,) = dues("a.toml", evolve(stands, delais=(known,)))
    assert "lundi 6 mai 2024" in as_line(due, "fr")


def test_a_claim_sent_and_not_yet_received_lets_a_silence_come() -> None:
    """The list of the day between the two held nothing of it."""
    done = run("echeances", RECOURS, "--au", "2024-03-05")
    words = "à venir recours-2024 · Silence de la commission (commission, silence) · au plus tôt le lundi 6 mai 2024"
    line = " ".join(done.out.splitlines()[0].split())
    assert (
        line
        == f"{words} · réserve : le départ est attendu : Saisine de la commission (réception), le mercredi 6 mars 2024"
    )
    document = json.loads(run("echeances", RECOURS, "--au", "2024-03-05", "--json").out)
    assert ([row["delai"] for row in document["a_venir"]], document["echeances"]) == (["silence_cra"], [])


def test_what_has_no_date_is_left_out_by_no_horizon() -> None:
    stands = situation()
    waiting = evolve(stands.delais[-1], statut="a_venir", echeance=None, au_plus_tot=None)
    assert len(dues("a.toml", evolve(stands, delais=(waiting,)), jusqu_au=DAY("2024-03-13"))) == 1


def test_what_holds_under_reserve_is_marked() -> None:
    stands = situation()
    vie = evolve(stands.delais[-1], statut="court", sous_reserve=Texte("si…", "if…"))
    (due,) = dues("a.toml", evolve(stands, delais=(vie,)))
    assert "sous réserve" in as_line(due, "fr")
    assert "under reserve" in as_line(due, "en")


def test_no_label_forges_a_line(tmp_path: Path) -> None:
    """A line break, an escape, in a reference or in the name of a time limit."""
    forged = 'reference = "x\\nlundi 1er janvier 2035            J-9  faux"'
    done = run("echeances", put(tmp_path / "a.toml", GOOD.replace('reference = "recours-2024"', forged)), *AU)
    assert len(done.out.splitlines()) == 2, done.out
    stands = situation()
    vie = stands.delais[-1]
    label = "a\nlundi\u2028mardi\x1b[31m\x85"
    (due,) = dues(
        "a.toml", evolve(stands, delais=(evolve(vie, statut="court", modele=evolve(vie.modele, label=label)),))
    )
    assert as_line(due, "fr").isprintable()


def test_the_safe_date_is_the_one_the_horizon_is_held_against(tmp_path: Path) -> None:
    """A limit that ends on the 8th, safe on the 7th: asked for what must be done by the 7th, the safe list has it."""
    notified = GOOD[: GOOD.index('[[evenements]]\nnom = "saisine_cra"')]
    path = put(tmp_path / "a.toml", notified)
    plain = run("echeances", path, "--au", "2024-02-08", "--sous", "59 jours")
    safe = run("echeances", path, "--au", "2024-02-08", "--sous", "59 jours", "--prudent")
    assert "Aucune échéance." in plain.out
    assert "dimanche 7 avril 2024" in safe.out


def test_a_delai_counted_in_hours_still_has_its_day() -> None:
    due = compute(Delai("48 heures", "ordinaire"), DAY("2024-03-11"), delais.calendar("metropole"))
    stands = situation()
    life = evolve(stands.delais[-1], statut="court", echeance=due)
    (found,) = dues("a.toml", evolve(stands, delais=(life,)))
    assert found.jour == due.date


def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "a.toml", BROKEN)
    done = process("echeances", tmp_path, RECOURS, *AU)
    assert (done.status, "Traceback" in done.err) == (2, False)
    assert "lundi 6 mai 2024" in done.out
