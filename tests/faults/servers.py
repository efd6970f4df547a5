"""The calendar of a case in a server and in readers: Radicale, vdirsyncer, khal (`make servers`, and in `make faults`).

They live in an environment of their own, tests/faults/.venv, and run as processes: one of them is under the GPL.
"""

import base64
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
from attrs import frozen

from command_line import run

BIN = Path(__file__).parent / ".venv" / "bin"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CASE = """\
procedure = "contrainte"
reference = "2018-7"
[[evenements]]
nom = "notification_mise_en_demeure"
date = 2018-03-12
[[evenements]]
nom = "delivrance_contrainte"
date = 2018-04-20
[[evenements]]
nom = "signification_contrainte"
date = 2018-05-14
faits = { mode = "acte", mentions_completes = true }
"""
CORRECTED = CASE.replace("2018-05-14", "2018-05-15")
OPPOSED = CORRECTED + '[[evenements]]\nnom = "opposition"\ndate = 2018-05-25\n'
AU = ("--au", "2018-05-20")
OPPOSITION, WARNING = "Former opposition", "Aviser l'organisme de la signification"


@frozen
class Place:
    """A folder of calendar objects, the address of its twin on the server, and what the programs need."""

    folder: Path
    url: str

    def keep(self, text: str, au: str = "2018-05-20", *options: str) -> None:
        """What a user does each day: the folder is brought up to date, then sent."""
        self.write(text, au)
        self.tool("vdirsyncer", "-c", self.root / "vdirsyncer.conf", "sync", *options)

    def write(self, text: str, au: str = "2018-05-20") -> None:
        done = run("chronologie", self.case(text), "--au", au, "--ics-dossier", self.folder)
        assert (done.status, done.err) == (0, ""), done

    @property
    def root(self) -> Path:
        return self.folder.parent.parent

    def case(self, text: str) -> Path:
        path = self.root / "dossier.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def tool(self, name: str, *arguments: object, answers: str = "") -> str:
        """Run a program of the environment of `make faults`, at home in the test's folder."""
        done = subprocess.run(
            [str(BIN / name), *map(str, arguments)],
            input=answers,
            env={"HOME": str(self.root), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, f"{name} : {done.stderr}"
        return done.stdout

    def shown(self) -> list[str]:
        """What khal shows, a line a day and title."""
        form = ("--format", "{start-date} {title}", "--day-format", "")
        lines = self.tool("khal", "-c", self.root / "khal.conf", "list", "2018-05-01", "2022-12-31", *form).splitlines()
        return [line.partition(" · ")[0] for line in lines if line.strip()]

    def asked(self, method: str, name: str = "", body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """The answer of the server: its status and its bytes."""
        kind = {"Content-Type": "text/calendar; charset=utf-8", **headers}
        key = base64.b64encode(b"moi:moi").decode()
        request = urllib.request.Request(
            f"{self.url}moi/agenda/{name}", data=body or None, method=method,
            headers={**kind, "Authorization": f"Basic {key}"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def served(self) -> dict[str, icalendar.Event]:
        """The events that a client gets from the server (a calendar-query of RFC 4791, 7.8), by title."""
        query = (
            b'<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:D="DAV:">'
            b"<D:prop><C:calendar-data/></D:prop>"
            b'<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>'
            b"</C:calendar-query>"
        )
        status, raw = self.asked("REPORT", body=query, **{"Content-Type": "application/xml", "Depth": "1"})
        assert status == 207, raw
        texts = [each.text or "" for each in ElementTree.fromstring(raw).iter(f"{CALDAV}calendar-data")]
        events = [event for text in texts for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
        assert len(events) == len(texts), "une ressource, une échéance"
        return {str(event["summary"]).partition(" · ")[0]: event for event in events}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A server of this test alone, a collection on it, and the folder that is its twin."""
    assert (BIN / "radicale").is_file(), "tests/faults/.venv n'est pas là : `make servers` le prépare"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder, url = tmp_path / "agendas" / "agenda", f"http://127.0.0.1:{port}/"
    folder.mkdir(parents=True)
    (tmp_path / "vdirsyncer.conf").write_text(
        f'[general]\nstatus_path = "{tmp_path}/etat/"\n'
        '[pair delais]\na = "ici"\nb = "serveur"\ncollections = ["agenda"]\nconflict_resolution = "a wins"\n'
        f'[storage ici]\ntype = "filesystem"\npath = "{folder.parent}/"\nfileext = ".ics"\n'
        f'[storage serveur]\ntype = "caldav"\nurl = "{url}"\nusername = "moi"\npassword = "moi"\n',
        encoding="utf-8",
    )
    (tmp_path / "khal.conf").write_text(
        f"[calendars]\n[[agenda]]\npath = {folder}/\ntype = calendar\n[sqlite]\npath = {tmp_path}/khal.db\n[locale]\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )
    with (tmp_path / "radicale.log").open("wb") as log:
        server = subprocess.Popen(
            [BIN / "radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none",
             "--storage-filesystem-folder", tmp_path / "serveur"],
            stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _wait(server, port, tmp_path / "radicale.log")
        made = Place(folder, url)
        made.tool("vdirsyncer", "-c", tmp_path / "vdirsyncer.conf", "discover", answers="y\n" * 9)
        yield made
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def test_a_server_takes_two_due_dates_where_it_refuses_the_single_calendar(place: Place) -> None:
    place.write(CASE)
    single = run("chronologie", place.case(CASE), *AU, "--ics").out.encode()
    assert place.asked("PUT", "tout.ics", single)[0] == 400, "un fichier de plusieurs UID (RFC 4791, 4.1)"
    files = sorted(place.folder.iterdir())
    assert len(files) >= 2
    for path in files:
        assert place.asked("PUT", path.name, path.read_bytes())[0] == 201, path.name
    assert {OPPOSITION, WARNING} <= {*place.served()}


def test_each_due_date_comes_back(place: Place) -> None:
    place.keep(CASE)
    served = place.served()
    assert {OPPOSITION, WARNING} <= {*served}
    for path in place.folder.iterdir():
        (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        back = served[str(event["summary"]).partition(" · ")[0]]
        for name in ("uid", "dtstart", "dtend", "status", "sequence", "dtstamp", "description"):
            assert back[name].to_ical() == event[name].to_ical(), name
    assert {f"2018-05-29 {OPPOSITION}", f"2018-05-22 {WARNING}"} <= {*place.shown()}


def test_a_correction_leaves_one_entry(place: Place) -> None:
    place.keep(CASE)
    before = place.served()
    place.keep(CORRECTED)
    after = place.served()
    assert {*after} == {*before}
    assert after[OPPOSITION]["uid"] == before[OPPOSITION]["uid"]
    assert after[OPPOSITION]["dtstart"].dt.isoformat() == "2018-05-30"
    assert int(after[OPPOSITION]["sequence"]) > int(before[OPPOSITION]["sequence"])
    assert [line for line in place.shown() if OPPOSITION in line] == [f"2018-05-30 {OPPOSITION}"]


def test_a_met_deadline_leaves_none(place: Place) -> None:
    place.keep(CORRECTED)
    assert OPPOSITION in place.served()
    place.keep(OPPOSED, "2018-05-26")
    assert OPPOSITION not in place.served()
    assert [line for line in place.shown() if OPPOSITION in line] == []


def test_a_withdrawal_leaves_none(place: Place) -> None:
    """The service never was: nothing that it opened is due. A folder that is emptied needs a word to vdirsyncer."""
    place.keep(CORRECTED)
    withdrawn = CORRECTED + '[[evenements]]\nnom = "annulation"\ndate = 2018-05-18\nannule = 3\n'
    place.keep(withdrawn, "2018-05-20", "--force-delete", "delais/agenda")
    assert OPPOSITION not in place.served()
    assert [line for line in place.shown() if OPPOSITION in line] == []


def test_nothing_is_sent_when_nothing_changed(place: Place) -> None:
    """The server keeps the tag of each entry from one day to the next, though the as-of day is another."""
    place.keep(CASE)
    tags = {path.name: place.asked("GET", path.name) for path in place.folder.iterdir()}
    sent = place.tool("vdirsyncer", "-c", place.root / "vdirsyncer.conf", "sync")
    place.keep(CASE, "2018-05-21")
    again = place.tool("vdirsyncer", "-c", place.root / "vdirsyncer.conf", "sync")
    assert "opying" not in sent + again
    assert {path.name: place.asked("GET", path.name) for path in place.folder.iterdir()} == tags


def test_what_the_server_sends_back_is_still_ours(place: Place) -> None:
    """The folder of another machine, filled by the server under names of its own, is corrected, not doubled."""
    place.keep(CASE)
    for path in place.folder.iterdir():
        path.rename(path.with_name(f"autre-{path.name}"))
    place.write(CORRECTED)
    assert all(path.name.startswith("autre-") for path in place.folder.iterdir())
    assert [line for line in place.shown() if OPPOSITION in line] == [f"2018-05-30 {OPPOSITION}"]


def test_the_single_calendar_imported_then_corrected(place: Place) -> None:
    """khal takes the single calendar too: an entry that is corrected replaces the one there was."""
    before = place.root / "avant.ics"
    before.write_bytes(run("chronologie", place.case(CASE), *AU, "--ics").out.encode())
    place.tool("khal", "-c", place.root / "khal.conf", "import", "--batch", before)
    assert {f"2018-05-29 {OPPOSITION}", f"2018-05-22 {WARNING}"} <= {*place.shown()}
    after = place.root / "apres.ics"
    done = run("chronologie", place.case(CORRECTED), *AU, "--ics", "--precedent", before)
    after.write_bytes(done.out.encode())
    place.tool("khal", "-c", place.root / "khal.conf", "import", "--batch", after)
    assert [line for line in place.shown() if OPPOSITION in line] == [f"2018-05-30 {OPPOSITION}"]
