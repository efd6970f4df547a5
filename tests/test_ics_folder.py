"""`--ics-dossier`: one file a due date, as a CalDAV server takes it (RFC 4791, 4.1); nothing of the user's is lost."""

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from command_line import EXAMPLES, Run, run

HEAD = 'procedure = "recours_amiable"\nreference = "{}"\n'
NOTIFIED = (
    '[[evenements]]\nnom = "notification_decision"\ndate = 2024-02-07\n'
    "faits = { delai_mentionne = true, voies_mentionnees = true }\n"
)
CLAIMED = '[[evenements]]\nnom = "saisine_cra"\ndate = 2024-03-04\nreception = 2024-03-06\n'
CORRECTED = '[[evenements]]\nnom = "annulation"\ndate = 2024-02-09\nannule = 1\n' + NOTIFIED.replace("02-07", "02-09")
TWO = ("contrainte-2018-un-jour-de-retard.toml", "2018-05-20")  # a case and a day with two due dates
FOREIGN = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//autre//FR\r\nBEGIN:VEVENT\r\nUID:dentiste@exemple.fr\r\n"
    b"DTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:20240501\r\nSUMMARY:Dentiste\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def put(path: Path, *events: str, reference: str = "2024-1") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(reference) + "".join(events), encoding="utf-8")
    return path


def written(case: Path, folder: Path, au: str, *options: object) -> Run:
    """`chronologie` of a case into the folder: it must succeed."""
    command = "echeances" if case.is_dir() else "chronologie"
    done = run(command, case, "--au", au, "--ics-dossier", folder, *options)
    assert (done.status, done.err) == (0, ""), done
    return done


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def events(folder: Path) -> dict[str, icalendar.Event]:
    """The event of each file of the folder, by the first words of its summary."""
    found = {}
    for raw in files(folder).values():
        (event,) = refused(raw) or icalendar.Calendar.from_ical(raw).walk("VEVENT")
        found[str(event["summary"]).rpartition(" · ")[0]] = event
    return found


def refused(raw: bytes) -> list[str]:
    """Why a CalDAV server would refuse `raw` as a calendar object resource (RFC 4791, 4.1)."""
    calendars = icalendar.Calendar.from_ical(raw, multiple=True)
    if len(calendars) != 1:
        return ["un seul objet VCALENDAR"]
    (calendar,) = calendars
    parts = [part for part in calendar.subcomponents if part.name != "VTIMEZONE"]
    why = ["une propriété METHOD"] if "method" in calendar else []
    why += ["aucun composant"] if not parts else []
    why += ["plus d'un UID"] if len({str(part["uid"]) for part in parts}) > 1 else []
    why += ["plus d'un genre de composant"] if len({part.name for part in parts}) > 1 else []
    why += ["un VJOURNAL dans une collection d'événements"] if any(part.name != "VEVENT" for part in parts) else []
    bad = [key for part in (calendar, *calendar.walk("VEVENT")) for key, _ in part.errors]
    return why + [f"propriété illisible {key}" for key in bad]


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    return tmp_path / "agenda"


def test_two_due_dates_are_two_files_where_the_single_calendar_is_refused(agenda: Path) -> None:
    case, au = EXAMPLES / TWO[0], TWO[1]
    one = run("chronologie", case, "--au", au, "--ics").out.encode()
    assert "plus d'un UID" in refused(one), "c'est ce qu'un serveur refuse aujourd'hui (400)"
    written(case, agenda, au)
    assert len(files(agenda)) >= 2
    for name, raw in files(agenda).items():
        assert refused(raw) == [], name
        (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
        assert f"{event['uid']}".removesuffix("@delais") + ".ics" == name


def test_the_folder_says_what_the_calendar_says(agenda: Path) -> None:
    case, au = EXAMPLES / TWO[0], TWO[1]
    written(case, agenda, au)
    single = icalendar.Calendar.from_ical(run("chronologie", case, "--au", au, "--ics").out)
    standing = {str(each["uid"]): each.to_ical() for each in single.walk("VEVENT") if each["status"] != "CANCELLED"}
    assert {str(each["uid"]): each.to_ical() for each in events(agenda).values()} == standing


def test_one_correction_one_file_changed(tmp_path: Path, agenda: Path) -> None:
    """The notice was received two days later: the same file, the same UID, another date, a greater SEQUENCE."""
    written(put(tmp_path / "a.toml", NOTIFIED), agenda, "2024-02-10")
    before, name = events(agenda)["Saisir la commission de recours amiable"], *files(agenda)
    done = written(put(tmp_path / "a.toml", NOTIFIED, CORRECTED), agenda, "2024-02-10")
    after = events(agenda)["Saisir la commission de recours amiable"]
    assert [*files(agenda)] == [name]
    assert before["uid"] == after["uid"]
    assert before["dtstart"].dt.isoformat() == "2024-04-08"
    assert after["dtstart"].dt.isoformat() == "2024-04-09"
    assert int(after["sequence"]) > int(before["sequence"])
    assert after["dtstamp"].dt > before["dtstamp"].dt, "corrigée le même jour : DTSTAMP avance quand même"
    assert "1 corrigée" in done.out


def test_a_date_corrected_in_place_moves_the_sequence_on(tmp_path: Path, agenda: Path) -> None:
    """Not one event more: only the folder knows that the date was another one."""
    written(put(tmp_path / "a.toml", NOTIFIED), agenda, "2024-02-10")
    (before,) = events(agenda).values()
    written(put(tmp_path / "a.toml", NOTIFIED.replace("02-07", "02-09")), agenda, "2024-02-10")
    (after,) = events(agenda).values()
    assert (before["dtstart"].dt, before["uid"]) != (after["dtstart"].dt, after["uid"])
    assert int(after["sequence"]) == int(before["sequence"]) + 1


def test_nothing_new_nothing_written(tmp_path: Path, agenda: Path) -> None:
    """The next day, the same due dates: not a byte moves, so that nothing is sent to the server."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in agenda.iterdir()}
    done = written(case, agenda, "2024-02-11")
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in agenda.iterdir()} == before
    assert done.out == f"{agenda} : 1 échéance (1 inchangée)\n"


def test_a_met_deadline_is_removed_not_cancelled(tmp_path: Path, agenda: Path) -> None:
    """Some readers show what is cancelled (khal)."""
    written(put(tmp_path / "a.toml", NOTIFIED), agenda, "2024-02-10")
    done = written(put(tmp_path / "a.toml", NOTIFIED, CLAIMED), agenda, "2024-03-12")
    assert "Silence de la commission" in events(agenda)
    assert "Saisir la commission de recours amiable" not in events(agenda)
    assert not any(b"CANCELLED" in raw for raw in files(agenda).values())
    assert "1 retirée" in done.out


def test_a_deadline_missed_stays_on_its_day(tmp_path: Path, agenda: Path) -> None:
    """Nobody withdrew it: its removal would say that nothing was due."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    written(case, agenda, "2024-09-01")
    (event,) = events(agenda).values()
    assert (event["dtstart"].dt.isoformat(), str(event["status"])) == ("2024-04-08", "CONFIRMED")
    assert event.walk("VALARM") == [], "aucune alarme dans le passé"


def test_no_due_date_leaves_an_empty_folder(tmp_path: Path, agenda: Path) -> None:
    """A journal entry, as in the single calendar, would be refused by a collection of events."""
    done = written(put(tmp_path / "a.toml"), agenda, "2024-03-12")
    assert files(agenda) == {}
    assert done.out == f"{agenda} : 0 échéance\n"


# nom, contenu, motif : ce qu'un répertoire peut tenir d'autre
OTHERS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("dentiste.ics", lambda _: FOREIGN, "l'événement d'un autre programme"),
    ("note.txt", lambda raw: raw, "un autre genre de fichier"),
    ("export.ics", lambda raw: raw.replace(b"END:VCALENDAR\r\n", FOREIGN.partition(b"autre//FR\r\n")[2]), "deux UID"),
    ("deux.ics", lambda raw: raw + FOREIGN, "deux calendriers à la suite"),
    ("casse.ics", lambda raw: raw[: len(raw) // 2], "un fichier coupé"),
    ("octets.ics", lambda _: b"@delais \xff\xfe\x00", "des octets"),
    ("vide.ics", lambda _: b"", "un fichier vide"),
    (".cache.ics", lambda raw: raw, "un fichier caché"),
    ("gros.ics", lambda raw: raw + b" " * 1_000_000, "un fichier trop gros pour être une échéance"),
]


@pytest.mark.parametrize(("name", "made", "why"), OTHERS, ids=[row[2] for row in OTHERS])
def test_what_is_the_user_s_is_never_touched(
    tmp_path: Path, agenda: Path, name: str, made: Callable[[bytes], bytes], why: str
) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    (ours,) = agenda.iterdir()
    content = made(ours.read_bytes())
    (agenda / name).write_bytes(content)
    written(put(tmp_path / "a.toml", NOTIFIED, CLAIMED), agenda, "2024-03-12")
    assert not ours.exists(), f"{why} : l'échéance tenue est retirée"
    assert (agenda / name).read_bytes() == content, why


def test_a_file_of_the_user_s_under_our_name_is_an_error(tmp_path: Path, agenda: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    (ours,) = agenda.iterdir()
    ours.write_bytes(FOREIGN)
    done = run("chronologie", case, "--au", "2024-02-10", "--ics-dossier", agenda, "--ecraser")
    assert (done.status, done.out) == (2, "")
    assert f"{ours} : ce fichier n'est pas une échéance écrite par delais" in done.err
    assert ours.read_bytes() == FOREIGN
    ours.unlink()
    ours.symlink_to(case)
    content = case.read_bytes()
    assert run("chronologie", case, "--au", "2024-02-10", "--ics-dossier", agenda, "--ecraser").status == 2
    assert case.read_bytes() == content, "jamais le dossier par un lien"


def test_an_entry_keeps_the_file_that_a_synchroniser_gave_it(tmp_path: Path, agenda: Path) -> None:
    """Two files of one UID would be refused: the file may be named, and signed, by another program."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    (ours,) = agenda.iterdir()
    raw = ours.read_bytes().replace(b"-//delais//FR", b"-//serveur//EN").replace(b"\r\n", b"\n")
    ours.unlink()
    (agenda / "z.ics").write_bytes(raw)
    done = written(case, agenda, "2024-02-11")
    assert files(agenda) == {"z.ics": raw}, "rien n'a changé, rien n'est écrit"
    assert "1 inchangée" in done.out
    written(put(tmp_path / "a.toml", NOTIFIED.replace("02-07", "02-09")), agenda, "2024-02-12")
    assert [*files(agenda)] == ["z.ics"]
    written(put(tmp_path / "a.toml", NOTIFIED, CLAIMED), agenda, "2024-03-12")
    assert "z.ics" not in files(agenda)


def test_an_alarm_that_the_user_removed_does_not_come_back(tmp_path: Path, agenda: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    (ours,) = agenda.iterdir()
    head, _, rest = ours.read_bytes().partition(b"BEGIN:VALARM")
    quiet = head + rest.partition(b"END:VALARM\r\n")[2]
    ours.write_bytes(quiet)
    written(case, agenda, "2024-02-11")
    assert ours.read_bytes() == quiet


def test_the_entries_of_other_cases_stay(tmp_path: Path, agenda: Path) -> None:
    """Two cases fed one after the other into one folder; and a case that can no longer be read withdraws nothing."""
    a, b = put(tmp_path / "d" / "a.toml", NOTIFIED), put(tmp_path / "d" / "b.toml", NOTIFIED, reference="2024-2")
    written(a, agenda, "2024-02-10")
    done = written(b, agenda, "2024-02-10")
    assert done.out == f"{agenda} : 1 échéance (1 nouvelle, 1 laissée, d'un autre dossier)\n"
    assert len(files(agenda)) == 2
    a.write_text('procedure = "recours_amiable"\nreference = \n', encoding="utf-8")
    kept = files(agenda)
    partly = run("echeances", tmp_path / "d", "--au", "2024-02-10", "--ics-dossier", agenda)
    assert (partly.status, files(agenda)) == (2, kept), "illisible n'est pas retiré"
    assert partly.out.splitlines()[-1] == "1 dossier lu, 1 illisible."
    b.unlink()
    nothing = run("echeances", tmp_path / "d", "--au", "2024-02-10", "--ics-dossier", agenda)
    assert (nothing.status, nothing.out, files(agenda)) == (2, "Aucun dossier lu.\n", kept)


def test_the_entries_of_one_actor_then_of_the_other(tmp_path: Path, agenda: Path) -> None:
    """`--pour` chooses what is added; what the folder has already stays right, whoever it concerns."""
    case = put(tmp_path / "a.toml", NOTIFIED, CLAIMED)
    written(case, agenda, "2024-03-12", "--pour", "commission")
    commission = {*files(agenda)}
    written(case, agenda, "2024-03-12", "--pour", "requerant")
    assert commission <= {*files(agenda)}


def test_a_file_renamed_keeps_its_entries(tmp_path: Path, agenda: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    written(case, agenda, "2024-02-10")
    before = files(agenda)
    written(case.rename(tmp_path / "autre.toml"), agenda, "2024-02-10")
    assert files(agenda) == before


# ce qui est donné, statut, message, motif
REFUSED = [
    ("a.toml/agenda", "illisible", "un répertoire dans un fichier"),
    ("absent/agenda", "impossible à créer", "un répertoire dont le parent n'est pas là"),
    ("a.toml", "illisible", "un fichier en guise de répertoire"),
]


@pytest.mark.parametrize(("name", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_a_folder_that_cannot_be(tmp_path: Path, name: str, words: str, why: str) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    content = case.read_bytes()
    done = run("chronologie", case, "--au", "2024-02-10", "--ics-dossier", tmp_path / name)
    assert (done.status, done.out) == (2, ""), why
    assert words in done.err, f"{why} : {done.err}"
    assert case.read_bytes() == content


def test_a_disk_that_fails_in_the_middle_leaves_whole_files(
    tmp_path: Path, agenda: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second write fails: the first file is whole, nothing was removed, the next run ends the work."""
    from delais.cli import ics_folder

    cases = tmp_path / "d"
    put(cases / "a.toml", NOTIFIED)
    put(cases / "b.toml", NOTIFIED, reference="2024-2")
    written(cases, agenda, "2024-02-10")
    put(cases / "a.toml", NOTIFIED, CLAIMED)
    put(cases / "b.toml", NOTIFIED.replace("02-07", "02-09"), reference="2024-2")
    real, calls = ics_folder.write_file, []

    def failing(name: str, content: bytes, **options: object) -> None:
        calls.append(name)
        if len(calls) > 1:
            from delais.errors import InputError, Problem, Texte

            raise InputError((Problem(Texte("disque plein", "disk full"), file=name),))
        real(name, content, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(ics_folder, "write_file", failing)
    done = run("echeances", cases, "--au", "2024-03-12", "--ics-dossier", agenda)
    assert (done.status, "disque plein" in done.err) == (2, True)
    assert len(files(agenda)) == 3, "l'échéance satisfaite est encore là : rien ne manque"
    assert all(refused(raw) == [] for raw in files(agenda).values())
    monkeypatch.undo()
    written(cases, agenda, "2024-03-12")
    assert len(files(agenda)) == 2


def test_words_in_english(tmp_path: Path, agenda: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    assert written(case, agenda, "2024-02-10", "--lang", "en").out == f"{agenda}: 1 due date (1 new)\n"


def test_the_folder_and_the_single_calendar_exclude_each_other(tmp_path: Path, agenda: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    assert run("chronologie", case, "--ics", "--ics-dossier", agenda).status == 2
    assert not agenda.exists()
