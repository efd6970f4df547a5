"""The iCalendar export: read back by the library, and against the letter of RFC 5545."""

import datetime
from pathlib import Path

import icalendar
import pytest
from attrs import evolve

import delais
from command_line import RECOURS, run
from delais.procedure.model import Procedure
from delais.views.ics import render_ics, to_ics, uid
from delais.views.ics_identity import warnings
from essai_procedure import DAY, essai, stands

GOLDEN = Path(__file__).parent / "golden" / "dossiers"
NOTIFIED = ("notification", "2000-03-01")
CLAIMED = ("reclamation", "2000-03-10")


@pytest.fixture
def procedure(tmp_path: Path) -> Procedure:
    return essai(tmp_path)


def events_of(raw: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))


def golden(name: str, au: str) -> bytes:
    return render_ics(delais.replay(delais.load_dossier(GOLDEN / f"{name}.toml"), au=DAY(au)))


CASES = [(path.stem, au) for path in sorted(GOLDEN.glob("*.toml")) for au in ("1998-03-15", "2010-04-20", "2024-03-12")]


@pytest.mark.parametrize(("name", "au"), CASES, ids=[f"{name} au {au}" for name, au in CASES])
def test_form_of_every_golden_case(name: str, au: str) -> None:
    raw = golden(name, au)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, f"ligne de {len(line)} octets (RFC 5545, 3.1) : {line!r}"
        assert b"\n" not in line, f"fin de ligne qui n'est pas CRLF : {line!r}"
        assert b"\r" not in line, f"fin de ligne qui n'est pas CRLF : {line!r}"
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar["prodid"] == "-//delais//FR"
    assert calendar["version"] == "2.0"
    assert calendar.subcomponents, "un calendrier a au moins un composant (RFC 5545, 3.6)"
    assert not calendar.errors
    identifiers = [str(each["uid"]) for each in calendar.subcomponents]
    assert len(identifiers) == len(set(identifiers)), f"UID en double : {identifiers}"
    for event in events_of(raw):
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        assert type(start) is datetime.date, "une échéance dure tout le jour : DATE, non DATE-TIME"
        assert end - start == datetime.timedelta(days=1), "DTEND est exclu : le lendemain"
        assert event.decoded("dtstamp") == datetime.datetime.combine(DAY(au), datetime.time(), datetime.UTC)
        assert event["transp"] == "TRANSPARENT", "une échéance n'occupe personne"
        for alarm in event.walk("VALARM"):
            assert start + alarm.decoded("trigger") >= DAY(au), "aucune alarme dans le passé"
            assert event["status"] != "CANCELLED", "rien ne sonne pour ce qui n'est plus"
            assert alarm["action"] == "DISPLAY"
            assert alarm["description"], "une alarme DISPLAY a une description (RFC 5545, 3.6.6)"


def test_running_then_projected() -> None:
    """Seized on 6 March 2024: the silence runs; nobody acting, the court is open until 8 July."""
    found = [
        (event.decoded("dtstart").isoformat(), str(event["status"]), str(event["summary"]))
        for event in events_of(golden("cra-2024-explicite-apres-implicite", "2024-03-12"))
    ]
    reference = "cra-2024-explicite-apres-implicite"
    assert found == [
        ("2024-05-06", "CONFIRMED", f"Silence de la commission · {reference}"),
        ("2024-07-08", "TENTATIVE", f"Si personne n'agit : Saisir le tribunal après le silence · {reference}"),
        ("2024-04-08", "CANCELLED", f"Saisir la commission de recours amiable · {reference}"),
    ]


def test_the_description_explains() -> None:
    first, second, _ = events_of(golden("cra-2024-explicite-apres-implicite", "2024-03-12"))
    assert "lun 06.05.2024  + 2 mois : même quantième" in str(first["description"])
    assert "Si personne n'agit : Rejet implicite, le mardi 7 mai 2024" in str(first["description"])
    assert "le 6 est un samedi, le 7 un dimanche [CPC 642 al. 2]" in str(second["description"])


def test_a_projected_limit_keeps_its_uid_once_it_runs(procedure: Procedure) -> None:
    """The reader's calendar then updates the event instead of adding a second one."""
    before = events_of(render_ics(stands(procedure, "2000-03-11", NOTIFIED, CLAIMED)))
    after = events_of(render_ics(stands(procedure, "2000-03-25", NOTIFIED, CLAIMED)))
    assert [str(event["status"]) for event in before] == ["CONFIRMED", "TENTATIVE", "CANCELLED"]
    assert next(str(event["status"]) for event in after) == "CONFIRMED"
    assert before[1]["uid"] == after[0]["uid"]


def test_uid_is_fixed_for_ever(procedure: Procedure) -> None:
    """Written out: changing how UIDs are made would double every event already imported."""
    situation = stands(procedure, "2000-03-02", NOTIFIED, reference="2000-1")
    assert uid(situation, "reclamer", "1") == "1935e354-d596-57b9-8b5e-1464d155dd5a@delais"


DIFFER = [
    (("2000-1", "reclamer", "1"), ("2000-2", "reclamer", "1"), "deux dossiers"),
    (("2000-1", "reclamer", "1"), ("2000-1", "examiner", "1"), "deux délais"),
    (("2000-1", "reclamer", "1"), ("2000-1", "reclamer", "2"), "le même délai ouvert deux fois"),
]


@pytest.mark.parametrize(("one", "other", "reason"), DIFFER, ids=[row[2] for row in DIFFER])
def test_uid_differs(procedure: Procedure, one: tuple[str, str, str], other: tuple[str, str, str], reason: str) -> None:
    made = [
        uid(stands(procedure, "2000-03-02", reference=reference), name, instance)
        for reference, name, instance in (one, other)
    ]
    assert made[0] != made[1], f"même UID pour {reason}"


def test_each_party_and_each_branch_has_its_own_event(procedure: Procedure) -> None:
    """One clock a party, and the same délai in a branch: three events, three UIDs."""
    situation = stands(procedure, "2000-03-02", NOTIFIED)
    (vie,) = situation.delais
    lives = (vie, evolve(vie, partie="A"), evolve(vie, partie="B"), evolve(vie, branche="A"))
    found = events_of(render_ics(evolve(situation, delais=lives)))
    assert len({str(event["uid"]) for event in found}) == len(lives)


def test_same_case_same_bytes(procedure: Procedure) -> None:
    situation = stands(procedure, "2000-03-11", NOTIFIED, CLAIMED)
    assert render_ics(situation) == render_ics(situation)


ALARMS = [
    ("reclamer", 7, "deux mois : une semaine avant"),
    ("examiner", 2, "huit jours : deux jours avant, même si le report l'allonge"),
]


@pytest.mark.parametrize(("name", "days", "reason"), ALARMS, ids=[row[2] for row in ALARMS])
def test_alarm(procedure: Procedure, name: str, days: int, reason: str) -> None:
    log = (NOTIFIED,) if name == "reclamer" else (NOTIFIED, CLAIMED)
    event = events_of(render_ics(stands(procedure, "2000-03-11", *log)))[0]
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == datetime.timedelta(days=-days), reason


def test_text_is_escaped_and_holds_no_control_character(procedure: Procedure) -> None:
    raw = render_ics(stands(procedure, "2000-03-02", NOTIFIED))
    assert not [byte for byte in raw if byte < 32 and byte not in b"\r\n"]
    unfolded = raw.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Réclamer\\, vite \\; " in unfolded, "virgule et point-virgule se protègent (RFC 5545, 3.3.11)"
    (event,) = events_of(raw)
    assert str(event["summary"]).startswith('Réclamer, vite ; "avant" : l\'heure'), "relu, le texte est le même"
    assert str(event["summary"]).endswith("2015-1, a;b")


def test_no_due_date_gives_a_valid_calendar_that_says_so() -> None:
    (journal,) = icalendar.Calendar.from_ical(golden("cra-2024-forclos", "2024-09-12")).subcomponents
    assert journal.name == "VJOURNAL"
    assert str(journal["summary"]) == "Aucune échéance : Forclos · cra-2024-forclos"


def test_a_limit_that_is_not_opposable_is_no_due_date() -> None:
    raw = golden("cra-2023-voies-non-mentionnees", "2023-04-01")
    assert not [event for event in events_of(raw) if str(event["summary"]).startswith("Saisir le tribunal ·")]


def test_english_sentences(procedure: Procedure) -> None:
    second = events_of(render_ics(stands(procedure, "2000-03-11", NOTIFIED, CLAIMED), "en"))[1]
    assert str(second["summary"]).startswith("If nobody acts: Attendre")
    assert "a computed date is not legal advice" in str(second["description"])


def case(path: Path, reference: str = "") -> delais.Situation:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f'reference = "{reference}"\n' if reference else ""
    path.write_text(
        head + 'procedure = "recours_amiable"\n[[evenements]]\nnom = "notification_decision"\ndate = 2024-02-07\n'
        "faits = { delai_mentionne = true, voies_mentionnees = true }\n",
        encoding="utf-8",
    )
    return delais.replay(delais.load_dossier(path), au=DAY("2024-02-10"))


def uids(*situations: delais.Situation) -> set[str]:
    return {str(event["uid"]) for event in events_of(to_ics(situations))}


def test_two_cases_without_reference_share_no_uid_though_their_files_bear_one_name(tmp_path: Path) -> None:
    one, other = case(tmp_path / "a" / "dossier.toml"), case(tmp_path / "b" / "dossier.toml")
    assert not uids(one) & uids(other)
    assert len(warnings((one, other))) == 2, "un chemin ne survit pas à un déplacement : c'est dit"


def test_a_reference_survives_a_change_of_file_name(tmp_path: Path) -> None:
    assert uids(case(tmp_path / "a.toml", "2024-1")) == uids(case(tmp_path / "b.toml", "2024-1"))
    assert warnings((case(tmp_path / "a.toml", "2024-1"),)) == []


def test_an_identifier_survives_a_change_of_file_name_and_of_day(tmp_path: Path) -> None:
    """What `nouveau` writes at the head of a dossier that has no reference yet."""
    made = []
    for name, day in (("a", "2024-02-07"), ("b", "2024-02-09")):
        path = tmp_path / f"{name}.toml"
        case(path)
        text = path.read_text(encoding="utf-8").replace("2024-02-07", day)
        path.write_text('identifiant = "7c1e"\n' + text, encoding="utf-8")
        made.append(delais.replay(delais.load_dossier(path), au=DAY("2024-02-10")))
    assert uids(made[0]) == uids(made[1])
    assert warnings(made) == []


def test_two_identifiers_share_no_uid_with_one_reference_less_name(tmp_path: Path) -> None:
    made = []
    for folder, identifier in (("a", "7c1e"), ("b", "7c1f")):
        path = tmp_path / folder / "dossier.toml"
        case(path)
        path.write_text(f'identifiant = "{identifier}"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
        made.append(delais.replay(delais.load_dossier(path), au=DAY("2024-02-10")))
    assert not uids(made[0]) & uids(made[1])


def test_a_case_that_only_its_place_names_is_warned_of_by_each_command(tmp_path: Path) -> None:
    case(tmp_path / "a.toml")
    for command, form in (
        ("chronologie", ("--ics",)),
        ("echeances", ("--ics",)),
        ("chronologie", ("--ics-dossier", tmp_path / "agenda")),
        ("echeances", ("--ics-dossier", tmp_path / "agenda")),
    ):
        done = run(command, tmp_path / "a.toml", "--au", "2024-02-10", *form)
        assert done.status == 0
        assert f"{tmp_path / 'a.toml'} : sans référence, ses entrées d'agenda ne survivront pas" in done.err, command
        case(tmp_path / "b.toml", "2024-1")
        assert run(command, tmp_path / "b.toml", "--au", "2024-02-10", *form).err == "", "une référence : rien à dire"


def test_standard_input_needs_a_name(tmp_path: Path) -> None:
    case(tmp_path / "a.toml")
    raw = (tmp_path / "a.toml").read_bytes()
    for command in ("chronologie", "echeances"):
        for form in (("--ics",), ("--ics-dossier", tmp_path / "agenda")):
            done = run(command, "-", "--au", "2024-02-10", *form, stdin=raw)
            assert (done.status, done.out) == (2, ""), command
            assert "rien ne nomme ce dossier dans un agenda" in done.err
            named = run(command, "-", "--au", "2024-02-10", *form, stdin=b'reference = "2024-1"\n' + raw)
            assert (named.status, named.err) == (0, ""), command


def test_a_line_break_forges_no_row(tmp_path: Path) -> None:
    """In a reference, in the label of a limit or its consequence: each stays on its line, in a list or a page."""
    path = tmp_path / "a.toml"
    case(path, "2024-1\\nEND:VEVENT\\nPrudence : rien")
    situation = delais.replay(delais.load_dossier(path), au=DAY("2024-02-10"))
    (vie,) = situation.delais
    forged = evolve(vie.modele, label="Saisir\nPassé ce jour : rien", consequence="forclos\r\nCalculé au jour dit")
    situation = evolve(situation, delais=(evolve(vie, modele=forged),))
    plain = evolve(situation, delais=(vie,), dossier=evolve(situation.dossier, reference="2024-1"))
    (event,), (before,) = events_of(render_ics(situation)), events_of(render_ics(plain))
    assert "\n" not in str(event["summary"])
    assert "\n" not in str(event.walk("VALARM")[0]["description"])
    lines, expected = str(event["description"]).splitlines(), str(before["description"]).splitlines()
    assert len(lines) == len(expected), f"une ligne forgée :\n{event['description']}"


def test_standard_input_without_reference_is_refused(tmp_path: Path) -> None:
    piped = evolve(case(tmp_path / "a.toml"), dossier=evolve(case(tmp_path / "a.toml").dossier, file="-"))
    with pytest.raises(delais.InputError, match="rien ne nomme ce dossier"):
        render_ics(piped)


def test_two_files_of_one_identity_are_an_error_that_names_both(tmp_path: Path) -> None:
    one, other = case(tmp_path / "a.toml", "2024-1"), case(tmp_path / "b.toml", "2024-1")
    with pytest.raises(delais.InputError) as refused:
        to_ics((one, other))
    assert str(tmp_path / "a.toml") in refused.value.render()
    assert str(tmp_path / "b.toml") in refused.value.render()


def test_one_calendar_for_many_cases(tmp_path: Path) -> None:
    for name in ("a", "b"):
        case(tmp_path / f"{name}.toml", name)
    done = run("echeances", tmp_path, "--au", "2024-02-10", "--ics")
    assert (done.status, done.err) == (0, "")
    assert len({str(event["uid"]) for event in events_of(done.out.encode())}) == done.out.count("BEGIN:VEVENT")
    assert " · a" in done.out
    assert " · b" in done.out


def test_a_correction_moves_the_sequence_on(tmp_path: Path) -> None:
    first = case(tmp_path / "a.toml", "2024-1")
    with (tmp_path / "a.toml").open("a", encoding="utf-8") as log:
        log.write('[[evenements]]\nnom = "annulation"\ndate = 2024-02-09\nannule = 1\n')
        log.write('[[evenements]]\nnom = "notification_decision"\ndate = 2024-02-09\n')
        log.write("faits = { delai_mentionne = true, voies_mentionnees = true }\n")
    second = delais.replay(delais.load_dossier(tmp_path / "a.toml"), au=DAY("2024-02-10"))
    before, after = events_of(render_ics(first))[0], events_of(render_ics(second))[0]
    assert before["uid"] == after["uid"], "la même entrée, corrigée"
    assert before["dtstart"].dt != after["dtstart"].dt
    assert int(after["sequence"]) > int(before["sequence"])


def test_a_limit_that_waits_for_its_start_is_not_nothing() -> None:
    """The claim was sent, not yet received: no date, and yet the silence will run."""
    situation = delais.replay(delais.load_dossier(RECOURS), au=DAY("2024-03-05"))
    (journal,) = icalendar.Calendar.from_ical(render_ics(situation, pour="commission")).subcomponents
    words = str(journal["description"])
    assert str(journal["summary"]) == "Aucune échéance datée : Commission saisie · recours-2024"
    assert words.startswith("à venir : Silence de la commission, au plus tôt le lundi 6 mai 2024\n"), words
    english = icalendar.Calendar.from_ical(render_ics(situation, "en", pour="commission")).subcomponents[0]
    assert str(english["description"]).startswith("to come: Silence de la commission, not before Monday 6 May 2024\n")


def test_two_files_of_one_name_in_two_folders_are_one_calendar(tmp_path: Path) -> None:
    """No reference: each is named by its place."""
    for folder in ("a", "b"):
        case(tmp_path / folder / "dossier.toml")
    done = run("echeances", tmp_path, "--au", "2024-02-10", "--ics")
    assert done.status == 0
    assert len({str(event["uid"]) for event in events_of(done.out.encode())}) == 2
    assert done.err.count("ne survivront pas") == 2


def test_the_horizon_and_the_safe_reading_reach_the_calendar(tmp_path: Path) -> None:
    """A limit that ends on Monday 8 April, safe on Sunday 7."""
    case(tmp_path / "a.toml", "2024-1")
    found = {}
    for options in (
        (),
        ("--prudent",),
        ("--sous", "58 jours"),
        ("--sous", "57 jours", "--prudent"),
        ("--sous", "1 mois"),
    ):
        done = run("echeances", tmp_path, "--au", "2024-02-10", "--ics", *options)
        found[options] = [event["dtstart"].dt.isoformat() for event in events_of(done.out.encode())]
    assert [*found.values()] == [["2024-04-08"], ["2024-04-07"], ["2024-04-08"], ["2024-04-07"], []]
