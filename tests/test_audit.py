"""The dossiers of the audit that stood wrong: the past that moved, the order of a day, receipts not come, annulations.

Where each stands on a day is in `audit/attendu.csv`; here is what no state says: histories, views, reserves.
"""

import datetime
import json
from pathlib import Path

import pytest
from attrs import evolve

from agenda_case import DAY, history, refusals, reserves, told
from command_line import run
from delais import Situation, load_dossier, replay, to_ics
from delais.views.timeline import timeline
from laws.case import Case
from laws.running import Outcome, hold
from views_read import pages, squeeze

AUDIT = Path(__file__).parent / "audit"
ONE_DAY = datetime.timedelta(days=1)


def look(name: str, au: str) -> Situation:
    """The dossier seen on a day."""
    return replay(load_dossier(AUDIT / f"{name}.toml"), au=DAY(au))


@pytest.mark.parametrize("path", sorted(AUDIT.glob("*.toml")), ids=lambda path: path.stem)
def test_each_dossier_holds_the_laws_of_a_replay(path: Path) -> None:
    """On the day of each of its acts and dates, and a year later; on the eve and the morrow where order was wrong."""
    dossier = load_dossier(path)
    events = tuple(evolve(each, id=each.id or f"e{rank}") for rank, each in enumerate(dossier.evenements, 1))
    days = {day for each in events for day in (each.date, *each.moments.values())}
    outcome = Outcome()
    looks = [(day, day + 366 * ONE_DAY) for day in days]
    if path.stem.startswith("ordre-"):
        looks += [pair for day in days for pair in ((day - ONE_DAY, day), (day, day + ONE_DAY))]
    for day, later in sorted(looks):
        hold(Case(1, 1, evolve(dossier, evenements=events), day, later), outcome, shown=1)
    assert outcome.spoke
    assert not outcome.broken, "\n\n".join(text for _, text in outcome.reports)


# dossier, deux jours, la ligne jugée, motif
UNMOVED = [
    ("ordre-tar2", "2018-12-31", "2019-01-01", "2018-04-10 evenement saisine_cour -> cour_saisie",
     "saisie à temps le 31 décembre 2018 : le 1er janvier 2019 n'y change rien"),
    ("ordre-ai", "2022-08-12", "2022-08-13", "2022-07-14 evenement versement -> versement_fait",
     "la loi du 13 août 2022 se choisit par le versement, déjà fait : accepté avant, accepté après"),
    ("ordre-h2", "2018-12-31", "2019-01-01", "2018-10-18 evenement communication_prefet -> decision_prise",
     "la notification de novembre choisit une autre version : elle ne refuse pas l'acte d'octobre"),
    ("ordre-b", "2022-04-25", "2022-04-26", "2022-04-09 evenement signification_contrainte -> contrainte_signifiee",
     "la fin de l'opposition ouvre l'exécution ce jour-là, et n'ajoute rien au 9 avril"),
    ("ordre-ai", "2025-07-14", "2025-07-15", "2025-07-14 evenement notification_sommes -> sommes_notifiees",
     "acceptée le jour même, elle le reste le lendemain"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "au", "later", "line", "why"), UNMOVED, ids=[f"{row[0]}@{row[2]}" for row in UNMOVED])
def test_what_was_judged_stays_judged(name: str, au: str, later: str, line: str, why: str) -> None:
    first, second = look(name, au), look(name, later)
    assert line in history(first), told(first, why)
    assert line in history(second), told(second, why)
    assert history(second)[: len(history(first))] == history(first), told(second, "tout le passé reste")


# dossier, la demande de pièces de 9 h, motif
SAME_DAY = [
    ("ordre-mx", "refus", "la demande de 9 h vient avant la notification de 17 h, que la saisine suit"),
    ("ordre-mx2", "", "sans elle, le même ordre"),
    ("ordre-mx3", "annule", "annulée, elle garde sa place et ne déplace rien"),
]


@pytest.mark.parametrize(("name", "asked", "why"), SAME_DAY, ids=[row[0] for row in SAME_DAY])
def test_the_order_of_a_day_owes_nothing_to_an_unrelated_act(name: str, asked: str, why: str) -> None:
    situation = look(name, "2024-02-10")
    of_day = [line for line in situation.historique if str(line.date) == "2024-02-07"]
    shown = [(line.nom, "annule" if line.annule else line.type) for line in of_day]
    wanted = [("notification_decision", "evenement"), ("saisine_cra", "evenement")]
    assert shown == ([("demande_pieces", asked)] if asked else []) + wanted, told(situation, why)


# dossier, jour, lignes après la mise en demeure (ou la dernière), branches ouvertes, branches attendues, motif
NOT_YET = [
    ("ordre-a", "2008-06-15", ["2008-06-15 evenement mise_en_demeure -> mise_en_recouvrement"], [],
     ["contrainte 2008-06-17"], "postée, non reçue"),
    ("ordre-a", "2008-06-16",
     ["2008-06-15 evenement mise_en_demeure -> mise_en_recouvrement",
      "2008-06-16 refus saisine_cra -> mise_en_recouvrement"],
     [], ["contrainte 2008-06-17"], "saisir avant la réception : aucune branche n'est ouverte"),
    ("ordre-f1", "2021-11-15", ["2021-10-07 evenement mise_en_demeure -> mise_en_recouvrement"], [],
     ["contrainte 2021-11-16"], "la veille de la réception"),
    ("ordre-f1", "2021-11-16",
     ["2021-10-07 evenement mise_en_demeure -> mise_en_recouvrement",
      "2021-11-16 evenement notification_mise_en_demeure -> mise_en_demeure_notifiee",
      "2021-11-16 evenement notification_decision -> decision_notifiee"],
     ["contrainte 2021-11-16", "recours_amiable 2021-11-16"], [],
     "reçue : la branche s'ouvre, et son premier événement est de ce jour"),
    ("ordre-f1c", "2021-11-15",
     ["2021-10-07 evenement mise_en_demeure -> mise_en_recouvrement",
      "2021-10-20 refus saisine_cra -> mise_en_recouvrement"],
     [], ["contrainte 2021-11-16"], "un acte reçu avant que sa branche s'ouvre n'entre pas dans la branche"),
]  # fmt: skip


@pytest.mark.parametrize("row", NOT_YET, ids=[f"{row[0]}@{row[1]}" for row in NOT_YET])
def test_nothing_after_the_as_of_date_has_happened(
    row: tuple[str, str, list[str], list[str], list[str], str],
) -> None:
    name, au, lines, opened, expected, why = row
    situation = look(name, au)
    assert history(situation)[-len(lines) :] == lines, told(situation, why)
    branches = situation.branches
    assert [f"{each.id} {each.ouverte_le}" for each in branches if not each.prevue] == opened, told(situation, why)
    assert [f"{each.id} {each.ouverte_le}" for each in branches if each.attendue] == expected, told(situation, why)
    assert all(str(line.date) <= au for line in situation.historique), told(situation, "rien n'est daté d'après")


@pytest.mark.parametrize(("name", "au"), [("ordre-a", "2008-06-16"), ("ordre-f1", "2021-11-15")])
def test_a_case_whose_branch_is_to_open_is_not_closed(name: str, au: str) -> None:
    situation = look(name, au)
    assert not situation.final
    for view, page in pages(situation).items():
        assert squeeze("dossier clos") not in page.text, f"{view} : la mise en demeure est en route"
        assert squeeze("Contrainte · s'ouvre le") in page.text, f"{view} : et sa branche a son jour"
    document = json.loads(run("chronologie", AUDIT / f"{name}.toml", "--au", au, "--json").out)
    assert [each["id"] for each in document["branches_attendues"]] == ["contrainte"]
    assert document["final"] is False


# dossier, jour, ce qui est annulé, motif
CANCELLED = [
    ("ordre-d1", "2024-02-14", [False], "rien n'est encore annulé"),
    ("ordre-d1", "2024-02-15", [True, False], "la notification est annulée"),
    ("ordre-d1", "2024-02-20", [False, True, False], "l'annulation annulée n'annule plus, écrite en premier"),
    ("ordre-d2", "2024-02-20", [False, True, False], "ni écrite en dernier"),
]


@pytest.mark.parametrize(("name", "au", "cancelled", "why"), CANCELLED, ids=[f"{row[0]}@{row[1]}" for row in CANCELLED])
def test_an_annulation_that_is_cancelled_cancels_nothing(name: str, au: str, cancelled: list[bool], why: str) -> None:
    situation = look(name, au)
    assert [line.annule for line in situation.historique] == cancelled, told(situation, why)


def test_the_two_orders_of_the_log_show_the_same_case() -> None:
    one, other = look("ordre-d1", "2024-03-01"), look("ordre-d2", "2024-03-01")
    assert history(one) == history(other)
    assert [(vie.id, vie.echeance.date) for vie in one.delais] == [("saisine_cra", DAY("2024-04-08"))]
    assert [(vie.id, vie.echeance.date) for vie in other.delais] == [("saisine_cra", DAY("2024-04-08"))]


def test_a_suspended_limit_keeps_its_known_date_everywhere() -> None:
    """`aucune échéance` was said on 15 March 2020, where 2 July was known."""
    situation = look("ordre-c1", "2020-03-15")
    following = situation.prochaine_echeance
    assert following is not None, told(situation, "une date connue n'est pas « aucune »")
    assert (following.id, str(following.echeance.date)) == ("silence_cra", "2020-07-02")
    listed = run("echeances", AUDIT / "ordre-c1.toml", "--au", "2020-03-15").out
    assert "jeudi 2 juillet 2020" in listed
    assert "silence" in listed
    dues = [row for row in timeline(situation).future if row.date == DAY("2020-07-02")]
    assert [row.kind for row in dues] == ["echeance"], "la chronologie montre l'échéance suspendue"
    assert b"20200702" in to_ics([situation]), "le calendrier aussi"


@pytest.mark.parametrize(
    ("delai", "fixed"), [("retour_imprime", "vendredi 1er mai 2009"), ("envoi_imprime", "mercredi 1er avril 2009")]
)
def test_a_fixed_date_before_its_start_is_not_silently_over(delai: str, fixed: str) -> None:
    situation = look("ordre-g1", "2009-05-02")
    said = reserves(situation, delai)
    assert f"la date fixée, {fixed}, précède le départ, samedi 2 mai 2009 : à vérifier" in said
    for view, page in pages(situation).items():
        assert squeeze(f"la date fixée, {fixed}, précède le départ") in page.text, f"{view} : la réserve se voit"


def test_json_names_the_regime_that_computed() -> None:
    situation = look("ordre-f2", "2024-04-01")
    document = json.loads(run("chronologie", AUDIT / "ordre-f2.toml", "--au", "2024-04-01", "--json").out)
    named = {row["id"]: row["regime"] for row in document["delais"]}
    computed = {vie.id: vie.echeance.delai.regime.id for vie in situation.delais}
    assert named == computed == {"report_employeur": "veille", "fractionnement_employeur": "veille"}


# dossier, jour, motifs des refus
UNKNOWN = [
    ("2007-late_final", "2008-03-01", ["aucune branche ouverte ne connaît cet acte à cette date"]),
    ("2007-branche_zzz", "2008-03-14", ["aucune branche ouverte ne connaît cet acte à cette date"] * 2),
    ("branche-fermee", "2008-03-14", ["aucune branche ouverte ne se nomme « appel »"]),
]


@pytest.mark.parametrize(("name", "au", "reasons"), UNKNOWN, ids=[row[0] for row in UNKNOWN])
def test_an_act_that_no_open_branch_knows_is_a_refusal_in_every_view(name: str, au: str, reasons: list[str]) -> None:
    situation = look(name, au)
    assert refusals(situation) == reasons
    for view, page in pages(situation).items():
        refused = [row for row in page.rows if row.kind == "refus" and row.date == au]
        assert len(refused) == len(reasons), f"{view} : {page.rows}"
        assert all(squeeze(why) in row.text for row, why in zip(refused, reasons, strict=True)), f"{view} : le motif"


def test_a_sending_day_is_never_a_receipt() -> None:
    """A mise en demeure known by its posting opens a branch whose limits wait for the receipt."""
    situation = look("moment-substitue", "2026-01-25")
    waiting = [vie for vie in situation.delais if vie.branche]
    assert [(vie.id, vie.statut, vie.depart, vie.echeance) for vie in waiting] == [
        ("mise_en_demeure", "a_venir", None, None),
        ("saisine_cra", "a_venir", None, None),
    ]
    assert [str(vie.au_plus_tot.date) for vie in waiting] == ["2026-02-20", "2026-03-20"], "la plus proche possible"
    assert all("le départ manque au dossier" in vie.reserves[0].fr for vie in waiting)
    firsts = [line.evenement for line in situation.historique if line.branche]
    assert [each.date_presumee for each in firsts] == [True, True], "leur jour n'est pas connu"
    for view, page in pages(situation).items():
        assert page.text.count(squeeze("jour non connu, au plus tôt")) == 2, f"{view} : et se dit tel"


def test_the_first_event_of_a_branch_has_its_own_day() -> None:
    dossier = load_dossier(AUDIT / "moment-substitue.toml")
    sent = evolve(dossier.evenements[-1], moments={"reception": DAY("2026-01-23")})
    written = evolve(dossier, evenements=(*dossier.evenements[:-1], sent))
    eve, day = replay(written, au=DAY("2026-01-22")), replay(written, au=DAY("2026-01-23"))
    assert [line.branche for line in eve.historique if line.branche] == [], told(eve, "non reçue la veille")
    assert [f"{line.date} {line.branche}" for line in day.historique if line.branche] == [
        "2026-01-23 contrainte",
        "2026-01-23 recours_amiable",
    ], told(day, "reçue : la branche s'ouvre ce jour, non le jour de l'envoi")


def test_the_sending_of_an_act_judged_by_its_receipt_claims_nothing() -> None:
    situation = look("cour-C19", "2022-10-14")
    sent, judged = situation.historique[-2:]
    assert (str(sent.date), str(sent.complet_le), sent.moved) == ("2022-10-12", "2022-10-14", False)
    assert (str(judged.date), judged.complet_le, judged.moved) == ("2022-10-14", None, True)
    for view, page in pages(situation).items():
        met = [row.date for row in page.rows if squeeze("satisfait « Notifier la mise en demeure »") in row.text]
        assert len(met) == 1, f"{view} : le délai est satisfait par la réception, une fois : {met}"
