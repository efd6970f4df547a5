"""One door: a dossier is checked the same way whether it comes from TOML, JSON, a dictionary or Python objects."""

import datetime
import json
import pickle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from delais import Catalogue, Dossier, Evenement, InputError, Problem, load_procedure, replay
from delais.dossier import load_dossier
from delais.dossier.checking import check_dossier
from delais.dossier.loader import parse_dossier
from delais.dossier.model import Pin

ROOT = Path(__file__).parent.parent
DAY = datetime.date.fromisoformat
moment = datetime.datetime.fromisoformat
AU = DAY("2024-03-12")
KNOWN = Catalogue.bundled().reachable(load_procedure("recours_amiable"))
GOOD = {"delai_mentionne": True, "voies_mentionnees": True}


def notified(**changes: object) -> Evenement:
    return Evenement("notification_decision", **{"date": DAY("2024-02-07"), "faits": GOOD} | changes)


def appealed(**changes: object) -> Evenement:
    return Evenement(
        "saisine_cra", **{"date": DAY("2024-03-04"), "moments": {"reception": DAY("2024-03-06")}} | changes
    )


def cancels(aimed: object, **changes: object) -> Evenement:
    return Evenement("annulation", **{"date": DAY("2024-03-07"), "annule": aimed} | changes)


def claim(*events: Evenement, **changes: object) -> Dossier:
    return Dossier("recours_amiable", events or (notified(), appealed()), "essai", **changes)


# le dossier, le chemin, la valeur lue, des mots de l'attendu ou du remède, motif
WRONG = [
    (lambda: claim(notified(faits={"delai_mentione": True} | GOOD)), "evenements[1].faits.delai_mentione", "True",
     "écrire « delai_mentionne »", "un fait mal écrit"),
    (lambda: claim(notified(faits=GOOD | {"delai_mentionne": 1})), "evenements[1].faits.delai_mentionne", "1",
     "true ou false", "un nombre n'est pas vrai ou faux"),
    (lambda: claim(notified(faits=GOOD | {"nature_decision": "autr"})), "evenements[1].faits.nature_decision", "autr",
     "un de :", "un choix qui n'existe pas"),
    (lambda: claim(notified(), Evenement("saisie_cra", DAY("2024-03-04"))), "evenements[2].nom", "saisie_cra",
     "« saisine_cra »", "un événement mal écrit"),
    (lambda: claim(notified(), appealed(branche="tribunall")), "evenements[2].branche", "tribunall", "« tribunal »",
     "une branche mal écrite"),
    (lambda: claim(notified(), appealed(moments={"signature": DAY("2024-03-06")})), "evenements[2].signature",
     "2024-03-06", "un moment de l'événement : reception", "un moment que l'événement n'a pas"),
    (lambda: claim(notified(), appealed(moments={"receptoin": DAY("2024-03-06")})), "evenements[2].receptoin",
     "2024-03-06", "« reception »", "un moment mal écrit"),
    (lambda: claim(notified(), appealed(moments={"reception": DAY("2024-03-01")})), "evenements[2].reception",
     "2024-03-01", "un acte n'est pas reçu avant d'être envoyé", "reçue avant d'être postée"),
    (lambda: claim(territoire="bretagne"), "territoire", "bretagne", "metropole", "un territoire inconnu"),
    (lambda: claim(residence={"requerant": "lune"}), "residence.requerant", "lune", "nouvelle-caledonie",
     "une résidence inconnue"),
    (lambda: claim(residence={"requerent": "etranger"}), "residence.requerent", "requerent", "« requerant »",
     "une partie que la procédure ne connaît pas"),
    (lambda: claim(notified(), cancels(9)), "evenements[2].annule", "9", "", "une annulation de rien"),
    (lambda: claim(notified(), cancels(2)), "evenements[2].annule", "2", "", "une annulation d'elle-même"),
    (lambda: claim(notified(id="x"), appealed(id="x")), "evenements[1].id", "x", "", "un id donné deux fois"),
    (lambda: claim(notified(), appealed(annule=1)), "evenements[2]", None, "annulation", "un acte qui annule"),
    (lambda: claim(notified(), cancels(3), cancels(2)), "evenements[2].annule", "3", "tient par elle-même",
     "deux annulations qui s'annulent l'une l'autre"),
]  # fmt: skip


@pytest.mark.parametrize("row", WRONG, ids=[row[4] for row in WRONG])
def test_a_wrong_object_is_refused_by_replay(row) -> None:
    """Today `replay` takes every one of them without a word."""
    build, key, value, words, why = row
    dossier = build()
    with pytest.raises(InputError) as error:
        replay(dossier, au=AU)
    problem = error.value.problems[0]
    assert (problem.key, problem.value) == (key, value), f"{why} :\n{error.value}"
    told = problem.render()
    assert words in told, f"{why} :\n{told}"
    assert check_dossier(dossier, KNOWN) == error.value.problems


@pytest.mark.parametrize("row", WRONG, ids=[row[4] for row in WRONG])
def test_every_door_says_the_same(row, tmp_path: Path) -> None:
    """The same dossier as a dictionary and as JSON: the same paths, values, expectations and remedies."""
    dossier = row[0]()
    written = dossier.to_dict()
    path = tmp_path / "essai.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    doors = [lambda: replay(dossier, au=AU), lambda: Dossier.from_dict(written), lambda: load_dossier(path)]
    told = []
    for door in doors:
        with pytest.raises(InputError) as error:
            door()
        told.append(error.value.problems)
    assert told[2] == tuple(evolve(each, file=str(path)) for each in told[1])
    if "clé inconnue" in told[1][0].message.fr:  # a moment that does not exist is a key that does not exist
        assert [each.key for each in told[0]] == [each.key for each in told[1]]
    else:
        assert lowered(told[0]) == lowered(told[1])


def lowered(problems: tuple[Problem, ...]) -> list[Problem]:
    """JSON writes true where Python writes True."""
    return [evolve(each, value=each.value and each.value.lower()) for each in problems]


def test_problems_come_all_at_once() -> None:
    dossier = claim(
        notified(faits={"delai_mentione": True, "nature_decision": "autr"}),
        appealed(moments={"reception": DAY("2024-03-01")}, branche="zzz"),
        territoire="bretagne",
        residence={"requerant": "lune"},
    )
    with pytest.raises(InputError) as error:
        replay(dossier, au=AU)
    keys = {problem.key for problem in error.value.problems}
    assert keys >= {
        "territoire", "residence.requerant", "evenements[1].faits.delai_mentione",
        "evenements[1].faits.nature_decision", "evenements[2].branche", "evenements[2].reception",
    }, error.value  # fmt: skip


def test_a_chain_of_cancellations_that_ends_is_right() -> None:
    """A cancellation may itself be cancelled: only a circle says nothing."""
    dossier = claim(notified(), appealed(), cancels(2), cancels(3, date=DAY("2024-03-08")))
    assert check_dossier(dossier, KNOWN) == ()


# ce qui est construit, les chemins, motif
SHAPES = [
    (lambda: notified(date="2024-02-07"), ["date"], "une date en texte"),
    (lambda: notified(date=None), ["date"], "aucune date"),
    (lambda: notified(date=20240207), ["date"], "une date en nombre"),
    (lambda: Evenement(3, "hier", 10, ["x"], "y", 4, 5, "z", 1.5),
     ["nom", "id", "branche", "annule", "date", "heure", "moments", "faits", "enregistre_le"], "tout est faux"),
    (lambda: Evenement(" ", DAY("2024-02-07")), ["nom"], "un événement sans nom"),
    (lambda: notified(heure="10:30"), ["heure"], "une heure en texte"),
    (lambda: notified(heure=moment("2024-02-08T10:30")), ["heure"], "une heure d'un autre jour"),
    (lambda: notified(date=moment("2024-02-07T09:00"), heure=datetime.time(10)), ["heure"], "deux heures"),
    (lambda: notified(moments={"reception": "2024-02-09"}), ["reception"], "un moment en texte"),
    (lambda: notified(faits={"delai_mentionne": None, "x": 1.5}), ["faits.delai_mentionne", "faits.x"],
     "des faits qui n'en sont pas"),
    (lambda: notified(annule=True), ["annule"], "vrai n'est pas un rang"),
    (lambda: Dossier(None), ["procedure"], "aucune procédure"),
    (lambda: Dossier("appel", "notification"), ["evenements"], "un texte n'est pas un journal"),
    (lambda: Dossier("appel", 3), ["evenements"], "un nombre non plus"),
    (lambda: Dossier("appel", [{"nom": "x"}, notified()]), ["evenements[1]"], "un dictionnaire n'est pas un événement"),
    (lambda: Dossier("appel", (), 1, 2, 3, 4, 5, 6),
     ["procedure", "reference", "territoire", "file", "identifiant", "empreinte", "residence"][1:], "tout est faux"),
    (lambda: Dossier("appel", residence={"requerant": 3}), ["residence.requerant"], "un lieu en nombre"),
    (lambda: Pin(1, 2, 3), ["moteur", "procedure", "calendrier"], "une empreinte en nombres"),
]  # fmt: skip


@pytest.mark.parametrize("row", SHAPES, ids=[row[2] for row in SHAPES])
def test_a_value_of_a_wrong_type_is_refused_when_it_is_built(row) -> None:
    """Today some give an AttributeError much later, and most are taken."""
    build, keys, why = row
    with pytest.raises(InputError) as error:
        build()
    assert sorted(problem.key for problem in error.value.problems) == sorted(keys), f"{why} :\n{error.value}"
    for problem in error.value.problems:
        assert problem.expected, why


def test_an_event_without_a_name_is_the_error_of_the_package() -> None:
    """Today `replay` raises the KeyError of its machine."""
    with pytest.raises(InputError, match="un texte non vide"):
        replay(Dossier("recours_amiable", (Evenement("", DAY("2024-02-07")),)), au=AU)


def test_a_list_of_events_becomes_a_tuple() -> None:
    events = [notified(), appealed()]
    assert Dossier("recours_amiable", events).evenements == tuple(events)
    assert Dossier("recours_amiable", iter(events)).evenements == tuple(events)


NEW_YEAR = datetime.datetime(2024, 1, 1, 2, 30, tzinfo=datetime.UTC)
# territoire, la date et l'heure lues, motif
CLOCKS = [
    ("metropole", "2024-01-01T03:30", "une heure d'avance en hiver"),
    ("guadeloupe", "2023-12-31T22:30", "encore l'année d'avant"),
    ("reunion", "2024-01-01T06:30", "quatre heures d'avance"),
    ("saint-pierre-et-miquelon", "2023-12-31T23:30", "trois heures de retard"),
]


@pytest.mark.parametrize(("territoire", "read", "why"), CLOCKS, ids=[row[2] for row in CLOCKS])
def test_an_aware_date_is_read_on_the_clock_of_the_territory(territoire: str, read: str, why: str) -> None:
    dossier = claim(notified(date=NEW_YEAR, moments={}, enregistre_le=NEW_YEAR), territoire=territoire)
    event = dossier.evenements[0]
    expected = datetime.datetime.fromisoformat(read)
    assert (event.date, event.heure) == (expected.date(), expected.time()), why
    assert event.enregistre_le == expected.date(), why
    assert type(event.date) is datetime.date, why


def test_an_aware_hour_is_read_on_the_clock_of_the_territory() -> None:
    tokyo = datetime.time(18, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    dossier = claim(notified(heure=tokyo), territoire="reunion")
    assert dossier.evenements[0].heure == datetime.time(13, 0)
    with pytest.raises(InputError, match="horloge du territoire"):
        claim(notified(heure=datetime.time(8, 0, tzinfo=ZoneInfo("Asia/Tokyo"))), territoire="guadeloupe")


def test_a_naive_date_time_gives_the_hour() -> None:
    event = notified(date=moment("2024-02-07T10:30"), moments={"x": moment("2024-02-08T09:00")})
    assert (event.date, event.heure, event.moments["x"]) == (
        DAY("2024-02-07"),
        datetime.time(10, 30),
        DAY("2024-02-08"),
    )


def test_a_dossier_found_right_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = claim()
    assert check_dossier(dossier, KNOWN) == ()
    monkeypatch.setattr("delais.dossier.checking.findings", None)
    assert check_dossier(dossier, KNOWN) == ()
    with pytest.raises(TypeError):
        check_dossier(claim(), KNOWN)


def test_what_was_found_right_is_no_part_of_the_value() -> None:
    checked, fresh = claim(), claim()
    replay(checked, au=AU)
    assert checked == fresh
    assert pickle.loads(pickle.dumps(checked)) == fresh
    assert "checked" not in repr(checked)


# le document, le chemin ou des mots, motif
JSON = [
    (b'{"procedure": "recours_amiable", "procedure": "appel"}', "procedure", "une clé écrite deux fois"),
    (b'{"procedure": NaN}', "NaN", "ce n'est pas du JSON"),
    (b'{"procedure": "recours_amiable"', "JSON incorrect", "une accolade manque"),
    (b'{"procedure": "recours_amiable", "evenements": [{"nom": "saisine_cra", "date": "2024-02-30"}]}',
     "evenements[1].date", "un jour qui n'existe pas"),
    (b'{"procedure": "recours_amiable", "evenements": [{"nom": "saisine_cra", "date": "20240203"}]}',
     "AAAA-MM-JJ", "une date sans tirets"),
    (b'{"procedure": "recours_amiable", "evenemens": []}', "evenements", "une clé mal écrite"),
    (b'{"format": 2, "procedure": "recours_amiable"}', "format = 1", "un format d'un autre temps"),
    (b'{"a":' * 50 + b"1" + b"}" * 50, "20 niveaux", "trop profond"),
    (b'{"procedure": "\xe9"}', "UTF-8", "latin-1"),
]  # fmt: skip


@pytest.mark.parametrize("row", JSON, ids=[row[2] for row in JSON])
def test_a_wrong_json_dossier(row) -> None:
    raw, words, why = row
    with pytest.raises(InputError) as error:
        parse_dossier("essai.json", raw)
    assert words in str(error.value), why
    assert error.value.problems[0].file == "essai.json", why


FILES = sorted(path for folder in ("examples/dossiers", "tests/dossiers") for path in (ROOT / folder).rglob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_dossier_comes_back_from_its_document(path: Path) -> None:
    dossier = load_dossier(path)
    document = dossier.to_dict()
    assert document["format"] == 1
    assert Dossier.from_dict(json.loads(json.dumps(document))) == dossier
