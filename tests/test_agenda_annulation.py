"""Corrections, the pin, and the future if nobody acts."""

import pytest
from attrs import evolve

import delais
from agenda_case import DAY, event, history, procedure, seen, stands, told
from delais.agenda import replay
from delais.dossier.model import Dossier, Pin
from delais.errors import CoverageError
from test_agenda_order import NOTIFIED, RECOURS, SEIZED

# événements, au, historique, état, motif
CANCELLED = [
    ([f"{NOTIFIED} id=n1", "2024-01-20 annulation annule=n1"], "2024-01-19",
     ["2024-01-15 evenement notification -> notifiee"], "notifiee", "l'annulation n'est pas encore connue"),
    ([f"{NOTIFIED} id=n1", "2024-01-20 annulation annule=n1"], "2024-01-20",
     ["2024-01-15 evenement notification -> debut", "2024-01-20 evenement annulation -> debut"], "debut",
     "annulée par son id : elle reste visible et n'a plus d'effet"),
    ([NOTIFIED, "2024-01-20 annulation annule=1"], "2024-01-20",
     ["2024-01-15 evenement notification -> debut", "2024-01-20 evenement annulation -> debut"], "debut",
     "annulée par son rang dans le journal"),
    ([SEIZED, NOTIFIED, "2024-02-03 annulation annule=1"], "2024-02-04",
     ["2024-01-15 evenement notification -> notifiee", "2024-02-01 evenement saisine -> notifiee",
      "2024-02-03 evenement annulation -> notifiee"], "notifiee",
     "le rang est celui du journal, non celui des dates"),
    ([NOTIFIED, "2024-01-20 annulation annule=1 id=a1", "2024-01-25 annulation annule=a1"], "2024-01-26",
     ["2024-01-15 evenement notification -> notifiee", "2024-01-20 evenement annulation -> notifiee",
      "2024-01-25 evenement annulation -> notifiee"], "notifiee",
     "l'annulation annulée : la notification vaut de nouveau"),
    ([NOTIFIED, "2024-01-20 annulation annule=1 id=a1", "2024-01-25 annulation annule=a1"], "2024-01-24",
     ["2024-01-15 evenement notification -> debut", "2024-01-20 evenement annulation -> debut"], "debut",
     "entre les deux, la première annulation vaut encore"),
    ([NOTIFIED, SEIZED, "2024-03-10 annulation annule=2"], "2024-03-16",
     ["2024-01-15 evenement notification -> notifiee", "2024-02-01 evenement saisine -> notifiee",
      "2024-03-10 evenement annulation -> notifiee", "2024-03-16 echeance saisir -> forclos"], "forclos",
     "la saisine annulée n'a rien satisfait : le délai est allé à sa fin"),
    ([NOTIFIED, SEIZED, "2024-04-10 annulation annule=2", "2024-04-11 annulation annule=3"], "2024-04-12",
     ["2024-01-15 evenement notification -> notifiee", "2024-02-01 evenement saisine -> saisie",
      "2024-03-02 echeance silence -> rejet", "2024-04-03 echeance juger -> forclos",
      "2024-04-10 evenement annulation -> forclos", "2024-04-11 evenement annulation -> forclos"], "forclos",
     "annuler puis se raviser ne change rien au dossier"),
]  # fmt: skip


@pytest.mark.parametrize("row", CANCELLED, ids=[row[4] for row in CANCELLED])
def test_a_correction(row: tuple[list[str], str, list[str], str, str]) -> None:
    lines, au, expected, etat, why = row
    situation = stands(RECOURS, au, *lines)
    assert history(situation) == expected, told(situation, why)
    assert situation.etat.id == etat, told(situation, why)


def test_what_is_cancelled_is_marked() -> None:
    situation = stands(RECOURS, "2024-01-20", NOTIFIED, "2024-01-20 annulation annule=1")
    assert [line.annule for line in situation.historique] == [True, False], told(situation, "seul l'annulé est marqué")
    assert not situation.delais, "un événement annulé n'ouvre rien"


def test_the_correction_is_the_case_without_the_event() -> None:
    corrected = stands(RECOURS, "2024-03-20", NOTIFIED, SEIZED, "2024-02-05 annulation annule=2", "2024-03-01 saisine")
    never = stands(RECOURS, "2024-03-20", NOTIFIED, "2024-03-01 saisine")
    assert corrected.etat == never.etat
    assert [(vie.id, vie.statut, vie.echeance.date) for vie in corrected.delais] == [
        (vie.id, vie.statut, vie.echeance.date) for vie in never.delais
    ], told(corrected, "un événement annulé ne laisse rien derrière lui")


# événements, au, prévisions, motif
PROJECTED = [
    ([NOTIFIED], "2024-01-20", ["2024-03-16 saisir -> forclos"], "une seule fin, puis le dossier est clos"),
    ([NOTIFIED, SEIZED], "2024-02-10", ["2024-03-02 silence -> rejet", "2024-04-03 juger -> forclos"],
     "le silence, puis le délai que sa fin ouvre"),
    ([NOTIFIED, SEIZED], "2024-03-02", ["2024-04-03 juger -> forclos"], "ce qui est passé n'est plus à venir"),
    ([], "2024-03-02", [], "un état qui attend pour toujours"),
    ([NOTIFIED, SEIZED, "2024-02-20 tribunal"], "2024-02-21", [], "un dossier clos"),
    ([NOTIFIED, SEIZED, "2024-02-20 tribunal"], "2024-02-10",
     ["2024-03-02 silence -> rejet", "2024-04-03 juger -> forclos"],
     "l'événement d'après le jour de l'examen ne se devine pas"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "au", "expected", "why"), PROJECTED, ids=[row[3] for row in PROJECTED])
def test_the_future_if_nobody_acts(lines: list[str], au: str, expected: list[str], why: str) -> None:
    situation = stands(RECOURS, au, *lines)
    found = [f"{line.date} {line.nom} -> {line.etat}" for line in situation.previsions]
    assert found == expected, told(situation, why)
    assert all(line.type == "prevision" and line.date > situation.au for line in situation.previsions)


def test_the_projection_changes_nothing_of_today() -> None:
    situation = stands(RECOURS, "2024-02-10", NOTIFIED, SEIZED)
    assert (situation.etat.id, seen(situation, "silence")) == ("saisie", "court 2024-03-01")
    assert seen(situation, "juger") == "absent", "un délai seulement projeté n'est pas un délai du dossier"


def test_a_case_whose_future_leaves_the_calendar_says_where_it_stops() -> None:
    situation = stands(RECOURS, "2100-12-20", "2100-10-05 notification", "2100-11-30 saisine")
    assert seen(situation, "silence") == "court 2100-12-30", told(situation, "ce jour-là est encore dans le calendrier")
    (reserve,) = situation.reserves
    assert reserve.fr.startswith("projection arrêtée : 2101 est hors du calendrier métropole"), reserve.fr
    assert reserve.en.startswith("projection stopped: "), reserve.en
    assert situation.etat.id == "saisie"


@pytest.mark.parametrize("day", ["1949-12-31", "2101-01-01"])
def test_an_as_of_date_outside_the_calendar_is_refused(day: str) -> None:
    with pytest.raises(CoverageError) as refusal:
        stands(RECOURS, day)
    assert day[:4] in refusal.value.message.fr


def test_a_limit_that_ends_outside_the_calendar_is_refused() -> None:
    with pytest.raises(CoverageError) as refusal:
        stands(RECOURS, "2100-12-20", "2100-12-01 notification")
    assert "2101" in refusal.value.message.fr


def test_a_pin_that_differs_is_a_reserve_never_a_refusal() -> None:
    own = evolve(procedure(RECOURS), digest="abc")
    current = replay(Dossier("essai"), au=DAY("2024-01-20"), procedure=own).empreinte
    assert current.moteur == delais.__version__
    assert current.procedure == "abc"
    assert len(current.calendrier) == 64
    rows = [
        (None, 0, "sans empreinte, rien à comparer"),
        (current, 0, "la même empreinte"),
        (Pin(), 0, "une empreinte vide ne dit rien"),
        (evolve(current, moteur="0.0.1"), 1, "le moteur"),
        (evolve(current, procedure="xyz"), 1, "la procédure"),
        (Pin("0.0.1", "xyz", "zzz"), 3, "le calendrier"),
    ]
    for pin, count, word in rows:
        log = (event(NOTIFIED),)
        situation = replay(Dossier("essai", log, pin=pin), au=DAY("2024-01-20"), procedure=own)
        assert len(situation.reserves) == count, word
        assert not count or any(word in reserve.fr for reserve in situation.reserves), word
        assert situation.etat.id == "notifiee", "une empreinte différente n'empêche pas le calcul"
