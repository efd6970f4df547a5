"""`--precedent`: the calendar written before is corrected, what is no more is cancelled, what is not known stays."""

from pathlib import Path

import icalendar
import pytest

import delais
from command_line import process, run
from essai_procedure import DAY
from test_ics_folder import CLAIMED, CORRECTED, FOREIGN, NOTIFIED, put

CRA = "Saisir la commission de recours amiable"


def calendar(case: Path, au: str, *options: object) -> bytes:
    done = run("echeances" if case.is_dir() else "chronologie", case, "--au", au, "--ics", *options)
    assert (done.status, done.err) == (0, ""), done
    return done.out.encode()


def again(case: Path, au: str, before: bytes, *options: object) -> bytes:
    path = case.parent / "precedent.ics"
    path.write_bytes(before)
    return calendar(case, au, "--precedent", path, *options)


def told(raw: bytes) -> dict[str, tuple[str, str, int, str]]:
    """Of each event: its day, its status, its SEQUENCE and its DTSTAMP, by the words of its summary."""
    return {
        str(each["summary"]).partition(" · ")[0]: (
            each["dtstart"].dt.isoformat(),
            str(each["status"]),
            int(each["sequence"]),
            each["dtstamp"].dt.isoformat(),
        )
        for each in icalendar.Calendar.from_ical(raw).walk("VEVENT")
    }


STAMP = "2024-02-10T00:00:00+00:00"


def test_a_date_corrected_in_place(tmp_path: Path) -> None:
    """No event more: alone, the new calendar would bear the same SEQUENCE, and a reader could keep the old date."""
    first = calendar(put(tmp_path / "a.toml", NOTIFIED), "2024-02-10")
    case = put(tmp_path / "a.toml", NOTIFIED.replace("02-07", "02-09"))
    assert told(first)[CRA] == ("2024-04-08", "CONFIRMED", 1, STAMP)
    assert told(calendar(case, "2024-02-10"))[CRA] == ("2024-04-09", "CONFIRMED", 1, STAMP), "sans le précédent"
    second = again(case, "2024-02-10", first)
    assert told(second)[CRA] == ("2024-04-09", "CONFIRMED", 2, "2024-02-10T00:00:01+00:00")
    third = again(put(tmp_path / "a.toml", NOTIFIED), "2024-02-15", second)
    assert told(third)[CRA] == ("2024-04-08", "CONFIRMED", 3, "2024-02-15T00:00:00+00:00")


def test_a_day_before_the_previous_one_still_moves_on(tmp_path: Path) -> None:
    first = calendar(put(tmp_path / "a.toml", NOTIFIED), "2024-02-20")
    second = again(put(tmp_path / "a.toml", NOTIFIED.replace("02-07", "02-09")), "2024-02-10", first)
    assert told(second)[CRA][2:] == (2, "2024-02-20T00:00:01+00:00")


def test_the_same_says_the_same(tmp_path: Path) -> None:
    """Another day, the same due date: the entry keeps its SEQUENCE and its DTSTAMP, byte for byte."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    first = calendar(case, "2024-02-10")
    assert again(case, "2024-02-17", first) == first
    assert again(case, "2024-02-17", again(case, "2024-02-16", first)) == first


def test_an_alarm_that_would_be_in_the_past_goes(tmp_path: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    first = calendar(case, "2024-02-10")
    second = again(case, "2024-04-03", first)
    assert (first.count(b"BEGIN:VALARM"), second.count(b"BEGIN:VALARM")) == (1, 0)
    assert told(second)[CRA] == ("2024-04-08", "CONFIRMED", 1, "2024-04-03T00:00:00+00:00"), "la date n'a pas bougé"


def test_what_vanished_is_cancelled_then_forgotten(tmp_path: Path) -> None:
    """A notification that never was: its due date has no life left in the case, only the calendar remembers it."""
    first = calendar(put(tmp_path / "a.toml", NOTIFIED), "2024-02-10")
    case = put(tmp_path / "a.toml")
    second = again(case, "2024-02-12", first)
    assert told(second)[CRA] == ("2024-04-08", "CANCELLED", 2, "2024-02-12T00:00:00+00:00")
    assert b"VALARM" not in second
    assert b"VJOURNAL" in second, "et le dossier dit qu'il n'a pas d'échéance"
    third = again(case, "2024-02-13", second)
    assert told(third) == told(second), "annulée une fois pour toutes"
    assert CRA not in told(again(case, "2025-05-01", third)), "un an après, personne ne la cherche"


def test_what_comes_back_is_confirmed_again(tmp_path: Path) -> None:
    first = calendar(put(tmp_path / "a.toml", NOTIFIED), "2024-02-10")
    second = again(put(tmp_path / "a.toml"), "2024-02-12", first)
    third = again(put(tmp_path / "a.toml", NOTIFIED), "2024-02-13", second)
    assert told(third)[CRA] == ("2024-04-08", "CONFIRMED", 3, "2024-02-13T00:00:00+00:00")
    assert third.count(b"BEGIN:VALARM") == 1
    assert b"STATUS:CANCELLED" in third, "l'entrée « aucune échéance » n'est plus vraie"


def test_a_met_deadline_is_cancelled_with_a_greater_sequence(tmp_path: Path) -> None:
    first = calendar(put(tmp_path / "a.toml", NOTIFIED), "2024-02-10")
    second = told(again(put(tmp_path / "a.toml", NOTIFIED, CLAIMED), "2024-03-12", first))
    assert second[CRA][1] == "CANCELLED"
    assert second[CRA][2] > told(first)[CRA][2]
    assert second["Silence de la commission"][1] == "CONFIRMED"


def test_a_correction_by_cancellation(tmp_path: Path) -> None:
    first = calendar(put(tmp_path / "a.toml", NOTIFIED), "2024-02-10")
    second = told(again(put(tmp_path / "a.toml", NOTIFIED, CORRECTED), "2024-02-10", first))
    assert second[CRA] == ("2024-04-09", "CONFIRMED", 3, "2024-02-10T00:00:01+00:00"), "le rang du journal, au moins"


def test_a_missed_deadline_is_not_cancelled(tmp_path: Path) -> None:
    """It passed without an act: cancelled would read as no longer due."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    second = told(again(case, "2024-09-01", calendar(case, "2024-02-10")))
    assert second[CRA][:2] == ("2024-04-08", "CONFIRMED")


def test_a_case_that_is_not_read_withdraws_nothing(tmp_path: Path) -> None:
    """Unreadable, or no longer in the folder: its entries stay as they were."""
    cases = tmp_path / "d"
    put(cases / "a.toml", NOTIFIED)
    put(cases / "b.toml", NOTIFIED, reference="2024-2")
    first = calendar(cases, "2024-02-10")
    before = tmp_path / "avant.ics"
    before.write_bytes(first)
    (cases / "b.toml").write_text("procedure = \n", encoding="utf-8")
    done = run("echeances", cases, "--au", "2024-02-12", "--ics", "--precedent", before)
    assert done.status == 2
    assert sorted(done.out.split("BEGIN:VEVENT")[1:]) == sorted(first.decode().split("BEGIN:VEVENT")[1:])


def test_another_actor_s_entries_stay_right(tmp_path: Path) -> None:
    """Asked for one actor, the calendar of all of them is still corrected, and none of the others' is cancelled."""
    case = put(tmp_path / "a.toml", NOTIFIED, CLAIMED)
    first = calendar(case, "2024-03-12")
    moved = put(tmp_path / "a.toml", NOTIFIED, CLAIMED.replace("03-06", "03-07"))
    second = told(again(moved, "2024-03-12", first, "--pour", "requerant"))
    assert second["Silence de la commission"][:2] == ("2024-05-07", "CONFIRMED")


def test_other_programs_entries_are_left_out(tmp_path: Path) -> None:
    """They are not ours to publish."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    assert b"dentiste" not in again(case, "2024-02-10", FOREIGN)


def test_a_folder_may_be_what_was_written_before(tmp_path: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    run("chronologie", case, "--au", "2024-02-10", "--ics-dossier", tmp_path / "agenda")
    corrected = put(tmp_path / "a.toml", NOTIFIED.replace("02-07", "02-09"))
    raw = calendar(corrected, "2024-02-10", "--precedent", tmp_path / "agenda")
    assert told(raw)[CRA][:3] == ("2024-04-09", "CONFIRMED", 2)


# contenu du précédent, message, motif
REFUSED = [
    (None, "fichier illisible", "absent : la première fois, l'option n'est pas mise"),
    (b"", "n'est pas un calendrier", "vide : la coquille l'a peut-être vidé avant la lecture"),
    (b"reference = 1\n", "n'est pas un calendrier", "un autre fichier"),
    (b"BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n", "n'est pas un calendrier", "un événement hors d'un calendrier"),
    (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "n'est pas un calendrier", "coupé"),
    (b"\xff\xfe\x00", "n'est pas un calendrier", "des octets"),
]


@pytest.mark.parametrize(("raw", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_a_previous_calendar_that_is_none(tmp_path: Path, raw: bytes | None, words: str, why: str) -> None:
    case, before = put(tmp_path / "a.toml", NOTIFIED), tmp_path / "avant.ics"
    if raw is not None:
        before.write_bytes(raw)
    done = run("chronologie", case, "--au", "2024-02-10", "--ics", "--precedent", before)
    assert (done.status, done.out) == (2, ""), why
    assert words in done.err, f"{why} : {done.err}"


def test_alone_it_is_an_error(tmp_path: Path) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    for command in ("chronologie", "echeances"):
        for form in ((), ("--json",), ("--ics-dossier", tmp_path / "agenda")):
            done = run(command, case, "--au", "2024-02-10", "--precedent", tmp_path / "x.ics", *form)
            assert (done.status, done.out) == (2, "")
            assert "--precedent va avec --ics" in done.err


def test_never_written_over_the_calendar_that_is_read(tmp_path: Path) -> None:
    """`--ics --precedent a.ics >> a.ics`: two calendars in one file."""
    case, before = put(tmp_path / "a.toml", NOTIFIED), tmp_path / "a.ics"
    before.write_bytes(calendar(case, "2024-02-10"))
    raw = before.read_bytes()
    import os
    import subprocess
    import sys

    with before.open("ab") as out:
        path = os.pathsep.join(entry for entry in sys.path if entry)
        done = subprocess.run(
            [sys.executable, "-m", "delais", "chronologie", case, "--au", "2024-02-10", "--ics", "--precedent", before],
            stdout=out, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}, check=False,
        )  # fmt: skip
    assert (done.returncode, before.read_bytes()) == (2, raw)
    assert "la sortie est un fichier lu" in done.stderr.decode()


def test_from_python(tmp_path: Path) -> None:
    """No clock: the same cases, the same day, the same calendar before give the same bytes."""
    case = put(tmp_path / "a.toml", NOTIFIED)
    first = delais.to_ics([delais.replay(delais.load_dossier(case), au=DAY("2024-02-10"))])
    put(case, NOTIFIED.replace("02-07", "02-09"))
    situation = delais.replay(delais.load_dossier(case), au=DAY("2024-02-10"))
    made = [delais.to_ics([situation], previous=first) for _ in range(2)]
    assert made[0] == made[1] == again(case, "2024-02-10", first)


# ce qu'un autre programme a pu changer, motif
SPOILED = [
    (("SEQUENCE:1", "SEQUENCE:un"), "un SEQUENCE qui n'est pas un nombre"),
    (("SEQUENCE:1\r\n", ""), "sans SEQUENCE"),
    (("DTSTAMP:20240210T000000Z", "DTSTAMP:20240210"), "un DTSTAMP sans heure"),
    (("DTSTAMP:20240210T000000Z\r\n", ""), "sans DTSTAMP"),
    (("DTSTART;VALUE=DATE:20240408", "DTSTART:jamais"), "une date illisible"),
    (("STATUS:CONFIRMED\r\n", ""), "sans STATUS"),
    (("X-DELAIS-DOSSIER", "X-AUTRE"), "sans ce qui nomme le dossier"),
]


@pytest.mark.parametrize(("change", "why"), SPOILED, ids=[row[1] for row in SPOILED])
def test_an_entry_that_another_program_rewrote(tmp_path: Path, change: tuple[str, str], why: str) -> None:
    case = put(tmp_path / "a.toml", NOTIFIED)
    first = calendar(case, "2024-02-10").decode()
    assert change[0] in first
    second = told(again(put(tmp_path / "a.toml", NOTIFIED.replace("02-07", "02-09")), "2024-02-12",
                        first.replace(*change).encode()))  # fmt: skip
    day, status, sequence, stamp = second[CRA]
    assert (day, status, stamp) == ("2024-04-09", "CONFIRMED", "2024-02-12T00:00:00+00:00"), why
    assert sequence >= 1, why


def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    case, before = put(tmp_path / "a.toml", NOTIFIED), tmp_path / "avant.ics"
    before.write_bytes(calendar(case, "2024-02-10"))
    done = process("chronologie", case, "--au", "2024-02-12", "--ics", "--precedent", before)
    assert (done.status, done.err, done.out.encode()) == (0, "", before.read_bytes())
