"""`procedures ID --au`: the law of that day alone; nothing of a later law, nothing left out without being counted."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from command_line import run
from delais.fondement import Fondement
from delais.procedure import Procedure, load_procedure, procedure_ids
from delais.procedure.dated import Period
from delais.procedure.law_of_day import LawOfDay, every_epoch, law_of_day
from delais.views.catalogue_view import render_procedure
from delais.views.procedure_document import procedure_dict
from test_fired_rows import looks
from test_timeline_snapshots import compare

DAY = datetime.date.fromisoformat
DAYS = ("1986-01-01", "1991-06-01", "2000-01-01", "2007-01-01", "2012-06-01", "2018-06-01", "2020-03-11", "2024-01-01")
YEAR = re.compile(r"(?<![\d./-])(1[89]\d\d|20\d\d)(?![\d./])")


def law(id_: str, au: str) -> LawOfDay:
    return law_of_day(load_procedure(id_), DAY(au))


def dated_rows(rows: Procedure) -> Iterator[tuple[str, Period, tuple[Fondement, ...]]]:
    for delai in rows.delais.values():
        for each in (*delai.values, *delai.opposable_if, *delai.incidents):
            yield delai.id, each.period, each.fondement
    for compte in rows.comptes.values():
        yield from ((compte.id, value.period, value.fondement) for value in compte.values)
    for kind in ("transitions", "refus", "conditions", "ouvre", "not_modelled"):
        yield from ((kind, row.period, row.fondement) for row in getattr(rows, kind))


@pytest.mark.parametrize("id_", procedure_ids())
def test_every_row_shown_is_law_that_day(id_: str) -> None:
    problems = []
    for au in DAYS:
        day, shown = DAY(au), law(id_, au).rows
        for name, period, cited in dated_rows(shown):
            if not period.holds(day):
                problems.append(f"au {au}, {name} : la ligne vaut {period.since} – {period.until}")
            known = [each for each in cited if each.known_on(day)]
            late = [each.citation for each in cited if not each.known_on(day)]
            if known and late:
                problems.append(f"au {au}, {name} : cite {late}, qui n'étaient pas rendues")
        for delai in shown.delais.values():
            late = [row.derogation.id for row in delai.derogations if row.derogation.du > day]
            if late:
                problems.append(f"au {au}, {delai.id} : lois d'exception à venir {late}")
    assert not problems, "\n".join(problems)


# procédure, ce que dit la ligne, pourquoi l'année ultérieure y reste
WORDS = [
    ("appel", "dans le texte lu en 2007", "une note dit dans quelle version le texte a été lu"),
    ("engagement_de_servir", "fixé par arrêté dans celui lu en 2007", "de même"),
    ("mandats_organismes", "texte lu en 2007 seulement", "de même"),
    ("maintien_droits", "réd. déc. 1985 et 1er janv. 1994", "la citation nomme les deux rédactions lues"),
    ("prescription_cotisations", "textes antérieurs à 2017", "le libellé du délai"),
    ("expertise_medicale", "statue sur pièces (depuis 2020) : non", "le libellé d'un fait que la règle veut faux"),
    ("majorations_retard", "depuis 2020, avec un plan", "le motif d'un refus que rien ne date"),
]


@pytest.mark.parametrize("id_", procedure_ids())
def test_no_later_year_in_the_view_of_1986(id_: str) -> None:
    """On 1 January 1986 the old view of `contrainte` spoke of 2020 and cited decisions of 2018 and 2022."""
    shown = law(id_, "1986-01-01")
    ends = {row.motif: row.period.until.year for row in shown.rows.refus if row.period.until}
    allowed = [words for procedure, words, _ in WORDS if procedure == id_]
    bad = []
    for line in render_procedure(shown).split("\n")[3:]:
        later = [int(year) for year in YEAR.findall(line) if int(year) > 1986]
        told_so = (
            "sans borne : " in line  # the file says why, and for how long
            or line.strip().startswith(("réserve : ", "autre lecture : "))  # which version was read
            or "rendue depuis" in line  # the only source of the row: marked as later
            or any(motif in line and year in (*later, *(each - 1 for each in later)) for motif, year in ends.items())
        )
        if later and not told_so and not any(words in line for words in allowed):
            bad.append(line)
    assert not bad, f"{id_}, vue du 1er janvier 1986 :\n" + "\n".join(bad)


# procédure, jour, état, s'il est du droit de ce jour, motif
STATES = [
    ("contrainte", "1986-01-01", "visa_demande", True, "le visa du président existe jusqu'au 9 décembre 1986"),
    ("contrainte", "1986-12-10", "visa_demande", False, "D. n° 86-1259 : plus de visa"),
    ("contrainte", "1986-12-10", "contrainte_executoire", False, "on n'y venait que par le visa"),
    ("contrainte", "2024-01-01", "contrainte_signifiee", True, "un état de toujours"),
    ("tribunal", "1986-01-01", "peremption_acquise_2019", False, "la péremption de 2019 n'existe qu'alors"),
    ("tribunal", "2018-12-31", "peremption_acquise_2019", False, "ni la veille"),
    ("tribunal", "2019-03-16", "peremption_acquise_2019", True, "le délai de 2017 finit sous le droit de 2019"),
    ("tribunal", "2020-01-01", "peremption_acquise_2019", True, "R. 142-10-10 dit ce que deviennent celles qui y sont"),
    ("comite_medical_regional", "1990-01-01", "manquement_constate", False, "hors de sa vie, rien n'est du droit"),
]


@pytest.mark.parametrize(("id_", "au", "state", "shown", "why"), STATES, ids=[f"{r[0]} {r[1]} {r[2]}" for r in STATES])
def test_the_states_of_the_day(id_: str, au: str, state: str, shown: bool, why: str) -> None:
    assert state in load_procedure(id_).states
    assert (state in law(id_, au).rows.states) is shown, why


# procédure, délai, jour, loi d'exception, si elle est montrée, motif
EXCEPTIONS = [
    ("contrainte", "opposition", "1986-01-01", "ord_2020_312_art4", False, "trente-quatre ans avant"),
    ("contrainte", "opposition", "2020-03-11", "ord_2020_312_art4", False, "la veille, ce droit n'existe pas"),
    ("contrainte", "opposition", "2020-03-12", "ord_2020_312_art4", True, "premier jour de la fenêtre"),
    ("contrainte", "opposition", "2020-07-10", "ord_2020_312_art4", True, "les quinze jours suspendus courent encore"),
    ("contrainte", "opposition", "2022-01-01", "ord_2020_312_art4", False, "aucun délai de quinze jours ne court plus"),
    ("prescription_cotisations", "mise_en_demeure", "2022-01-01", "ord_2020_312_art4", True,
     "la prescription de trois ans que 2020 a suspendue court encore"),
    ("prescription_cotisations", "mise_en_demeure", "2040-01-01", "ord_2020_312_art4", False, "toutes ont fini"),
]  # fmt: skip


@pytest.mark.parametrize("row", EXCEPTIONS, ids=[f"{row[0]} {row[1]} {row[2]}" for row in EXCEPTIONS])
def test_an_exceptional_law_is_shown_while_it_may_bear(row: tuple[str, str, str, str, bool, str]) -> None:
    id_, delai, au, derogation, shown, why = row
    met = {each.derogation.id for each in law(id_, au).rows.delais[delai].derogations}
    assert (derogation in met) is shown, f"{id_}, {delai}, au {au} : {why}"


def test_a_decision_is_cited_from_the_day_it_was_given() -> None:
    clause = "1990-01-01", "2018-06-20", "2018-06-21"
    cited = [law("contrainte", au).rows.delais["opposition"].opposable_if[0].fondement for au in clause]
    assert [any("17-16.441" in each.citation for each in row) for row in cited] == [False, False, True]


def test_a_rule_that_rests_on_later_decisions_alone_says_so() -> None:
    """A decision tells what the law was: the rule stays, its source is marked as one that nobody could cite then."""
    page = render_procedure(law("tribunal", "1986-01-01"))
    assert "[Cass. soc., 26 oct. 1995, n° 92-10.572, rendue depuis]" in page
    assert "n° 92-10.572, given since]" in render_procedure(law("tribunal", "1986-01-01"), "en")
    assert "rendue depuis" not in render_procedure(law("tribunal", "2024-01-01"))


def test_what_is_not_modelled_is_of_its_day() -> None:
    """The forms of the mise en demeure: a registered letter, then any means that gives a certain date (Dec. 2018)."""
    told = {
        au: " ".join(row.text for row in law("contrainte", au).rows.not_modelled) for au in ("1990-01-01", "2020-01-01")
    }
    assert "lettre recommandée" in told["1990-01-01"]
    assert "date certaine" not in told["1990-01-01"]
    assert "date certaine" in told["2020-01-01"]
    assert "04-30.353" not in render_procedure(law("contrainte", "1990-01-01")), (
        "note que seule une décision de 2006 porte"
    )


@pytest.mark.parametrize("id_", procedure_ids())
def test_what_is_left_out_is_counted_and_shown_by_tout(id_: str) -> None:
    whole = procedure_dict(every_epoch(load_procedure(id_)))
    assert (whole["au"], whole["hors_du_jour"]) == (None, {})
    for au in ("1986-01-01", "2024-01-01"):
        document = procedure_dict(law(id_, au))
        for key in (
            "etats",
            "evenements",
            "delais",
            "transitions",
            "refus",
            "conditions",
            "comptes",
            "ouvre",
            "non_modelise",
        ):
            left = document["hors_du_jour"].get(key, 0)
            assert len(document[key]) + left == len(whole[key]), f"{id_} au {au} : {key}"
    page = render_procedure(every_epoch(load_procedure(id_)))
    missing = [each.label for each in load_procedure(id_).delais.values() if each.label not in page]
    assert not missing


KEYS = {"id", "libelle", "au", "verifie_le", "empreinte", "vivante", "vie", "etats", "delais", "transitions", "comptes",
        "ouvre", "non_modelise"}  # fmt: skip


def test_json_keeps_its_keys_and_gains_acts_and_refusals() -> None:
    done = run("procedures", "contrainte", "--au", "1986-01-01", "--json")
    document: dict[str, Any] = json.loads(done.out)
    assert document.keys() >= KEYS | {"evenements", "refus", "conditions", "hors_du_jour"}
    (notice,) = [each for each in document["evenements"] if each["id"] == "notification_mise_en_demeure"]
    assert (notice["moment"], notice["moments"], notice["acteur"]) == (
        "reception",
        ["envoi", "presentation"],
        "creancier",
    )
    facts = {fact["id"]: fact for fact in notice["faits"]}
    assert facts["nature_creance"]["type"] == "enum"
    assert facts["nature_creance"]["defaut"] == "cotisations"
    assert "indu_assure" in facts["nature_creance"]["valeurs"]
    refused = {each["motif"]: each for each in document["refus"]}
    bar = refused["La contrainte ne pouvait alors être que signifiée par huissier"]
    assert (bar["evenement"], bar["cas"], bar["avant_le"]) == (
        "signification_contrainte",
        {"mode": ["lrar"]},
        "2006-12-14",
    )
    assert not any("visa" in motif for motif in refused), "la fin du visa est du droit de décembre 1986"


def test_mentions_are_named() -> None:
    events = {each["id"]: each for each in procedure_dict(law("contrainte", "2024-01-01"))["evenements"]}
    marked = {fact["id"] for fact in events["signification_contrainte"]["faits"] if fact["mention"]}
    assert marked == {"mentions_completes"}


def test_the_bounds_of_facts_are_listed() -> None:
    page = render_procedure(law("concours_ecole", "1990-01-01"))
    assert "\nConditions\n" in page
    assert re.search(r"au (moins|plus) \d+ ans, le 1er janvier", page), page


def test_english_through_and_through() -> None:
    page = run("procedures", "contrainte", "--au", "1986-01-01", "--lang", "en").out
    for said in ("\nStates\n", "\nEvents\n", "\nMoves\n", "\nRefusals\n", "; may stay unsaid)", "by default",
                 "any state not final", "Not the law of that day (--tout shows them): ", "reserve: "):  # fmt: skip
        assert said in page, said
    for said in ("Hors du droit", "par défaut", "réserve :", "fin de"):
        assert said not in page, said


def test_a_limit_that_nothing_starts_any_more_is_law_while_a_dated_row_ends_it() -> None:
    page = render_procedure(law("tribunal", "2019-03-16"))
    assert (
        "peremption_2019 — Accomplir une diligence (péremption de 2019), s'il est parti du 1er janvier 2017 au" in page
    )
    assert "peremption_2019" not in render_procedure(law("tribunal", "2020-01-01"))


CASES_BEGUN_UNDER_EARLIER_LAW = {
    "contribution_assurance_automobile", "comite_medical_regional", "avance_immediate", "indu_assure",
    "contentieux_technique", "expertise_medicale", "indu_professionnel_sante", "prescription_cotisations",
    "silence_administration", "tutelle_regime_general",
}  # fmt: skip


def test_what_the_dossiers_did_is_in_the_law_of_their_day() -> None:
    """Each row that fired in a dossier is shown on its day, but where the case had begun under another law."""
    strange, fired = [], 0
    for name, seen in looks():
        procedures = {branch.id: branch.procedure for branch in seen.branches}
        for line in seen.historique:
            if line.transition is None:
                continue
            fired += 1
            procedure = procedures.get(line.branche, seen.procedure)
            rows = law_of_day(procedure, line.date).rows
            found = any(row.line == line.transition.line for row in rows.transitions)
            if not (found and line.etat in rows.states) and procedure.id not in CASES_BEGUN_UNDER_EARLIER_LAW:
                strange.append(f"{name} : {line.nom} du {line.date}, {procedure.id}")
    assert fired > 1000
    assert not strange, "\n".join(strange)


def test_every_epoch_says_when_each_row_is_law() -> None:
    done = run("procedures", "contrainte", "--tout")
    assert "droit de toutes les époques" in done.out
    assert "depuis le 12 juillet 1989" in done.out
    assert "  visa — Viser la contrainte, du 21 décembre 1985 au 9 décembre 1986\n" in done.out
    value = done.out.index(
        "ordinaire : dernier jour compté, prorogé au premier jour ouvrable, depuis le 12 juillet 1989"
    )
    assert done.out[value:].split("\n")[1].startswith("      réserve : Jusqu'au 1er décembre 1990"), "sous sa valeur"
    assert "contrainte_decernee → visa_demande, jusqu'au 9 décembre 1986" in done.out
    assert run("procedures", "contrainte", "--tout", "--au", "1986-01-01").status == 2, "l'un ou l'autre"


def test_facts_unfolded_have_their_labels() -> None:
    done = run("procedures", "contrainte", "--au", "2024-01-01", "--evenements")
    line = "    copie_jointe (true ou false ; true par défaut) — Une copie de la contrainte est jointe"
    assert line in done.out.splitlines()


PAGES = [
    ("contrainte", "1986-01-01"),
    ("contrainte", "2024-01-01"),
    ("agrement", "1990-01-01"),
    ("agrement", "2024-01-01"),
]


@pytest.mark.parametrize(("id_", "au"), PAGES)
def test_page_kept(id_: str, au: str) -> None:
    compare(f"procedures/{id_}-{au}", render_procedure(law(id_, au)) + "\n")
    if au == "1986-01-01":
        compare(f"procedures/{id_}-{au}-en", render_procedure(law(id_, au), "en") + "\n")


def test_no_page_is_left_behind() -> None:
    from test_timeline_snapshots import SNAPSHOTS

    kept = {path.stem for path in (SNAPSHOTS / "procedures").glob("*.txt")}
    assert kept == {f"{id_}-{au}" for id_, au in PAGES} | {"contrainte-1986-01-01-en"}
