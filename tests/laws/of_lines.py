"""Laws of what is shown: each date is computed, each act cites the row that moved the case, nothing closes early."""

import datetime

from delais import DelaiVie, Ligne, Situation, compute
from laws.case import Case, Looks
from laws.fired import fired_rows
from laws.looks import waits
from laws.register import Breaches, law


@law("Every due date is what the one computation gives for its rule, its start and what happened to it.")
def due_dates_are_computed(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    all_of = (*seen.anterieurs, *seen.delais)
    dated = [(vie, due) for vie in all_of for due in (vie.echeance, vie.si_opposable, vie.au_plus_tot) if due]
    found = []
    for vie, due in dated:
        start = datetime.datetime.combine(due.depart, due.start) if due.start else due.depart
        again = compute(due.delai, start, due.calendar, incidents=due.incidents)
        if (again.date, again.etapes, again.heure) != (due.date, due.etapes, due.heure):
            found.append(f"{vie.id} is shown for {due.date}, its rule gives {again.date}")
    for vie in all_of:
        if vie.echeance and vie.echeance.delai.duree != vie.valeur.duree:
            found.append(f"{vie.id} was counted with {vie.echeance.delai.duree}, its rule says {vie.valeur.duree}")
        if vie.echeance and vie.depart and vie.depart != vie.echeance.depart:
            found.append(f"{vie.id} shows the start {vie.depart}, its date starts on {vie.echeance.depart}")
    return found if dated else None


@law("An accepted act cites the row of the procedure that moved the case, and no other.")
def acts_cite_the_row_that_fired(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    accepted = [line for line in seen.historique if is_accepted(line)]
    return wrong_citations(seen) if accepted else None


def is_accepted(line: Ligne) -> bool:
    """Whether the line is an act that was accepted and stands."""
    accepted = line.type == "evenement" and line.evenement is not None and not line.annule and line.delai is None
    return accepted and not waits(line)


def wrong_citations(seen: Situation) -> list[str]:
    """The accepted acts that show the article of another row than the one that fired."""
    found = []
    for line, rows in fired_rows(seen):
        if rows is None:
            continue
        wanted = {row.fondement for row in rows} or {()}
        if line.fondement not in wanted:
            cited = " ; ".join(each.citation for each in line.fondement) or "nothing"
            right = " / ".join(
                " ; ".join(each.citation for each in row) or "nothing" for row in sorted(wanted, key=str)
            )
            found.append(f"{line.nom} of {line.date} ({line.etat_avant} -> {line.etat}) cites {cited}, fired: {right}")
    return found


@law("A case is closed only when its state is final, no branch waits and no time limit runs.")
def closed_means_closed(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    running = [vie.id for vie in seen.delais if vie.statut in ("court", "suspendu", "interrompu", "a_venir")]
    waiting = [b.id for b in seen.branches if b.attendue or not (b.prevue or b.etat.final)]
    if seen.final != (seen.etat.final and not running and not waiting):
        said = "closed" if seen.final else "open"
        return [f"said {said} in the state {seen.etat.id}; running: {running}; branches that wait: {waiting}"]
    return []


@law("The next due date is the first of those that run, and each actor has its own.")
def next_due_date_is_said(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    running = [vie for vie in seen.delais if vie.statut in ("court", "suspendu") and vie.echeance]
    if not running:
        return None if seen.prochaine_echeance is None else [f"{seen.prochaine_echeance.id} is said and does not run"]
    said = seen.prochaine_echeance
    first = min(_end(vie) for vie in running)
    found = []
    if said is None or _end(said) != first:
        found.append(f"a time limit ends on {first}, the next one said is {said and f'{said.id} of {_end(said)}'}")
    for actor in {vie.modele.actor for vie in running}:
        own = min(_end(vie) for vie in running if vie.modele.actor == actor)
        shown = [_end(vie) for vie in seen.prochaines if vie.modele.actor == actor]
        if shown != [own]:
            found.append(f"the next due date of {actor} is {own}, said: {[str(day) for day in shown]}")
    return found


@law("A time limit does not end before it starts, without a word.")
def no_end_before_the_start(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    return [
        f"{vie.id} starts on {vie.depart} and ends on {_end(vie)}, status {vie.statut}, no reserve"
        for vie in (*seen.anterieurs, *seen.delais)
        if vie.echeance and vie.depart and vie.modele.sens == "apres" and _end(vie) < vie.depart and not vie.reserves
    ]


@law("A limit that has ended is not shown as running.")
def ended_limits_do_not_run(case: Case, looks: Looks) -> Breaches:
    # Counted backward, the due date is the safe one; the act is accepted, with a reserve, some days more.
    seen = looks(case.dossier, case.au)
    return [
        f"{vie.id} ended on {vie.echeance.accepted_until} and is still {vie.statut} on {seen.au}"
        for vie in seen.delais
        if vie.statut in ("court", "suspendu") and vie.echeance and vie.echeance.accepted_until < seen.au
    ]


@law("A limit shown as running has a date, and one that waits has none.")
def running_limits_have_a_date(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    found = [f"{vie.id} is court, without a date" for vie in seen.delais if vie.statut == "court" and not vie.echeance]
    return found + [
        f"{vie.id} is {vie.statut}, with the date {_end(vie)}"
        for vie in seen.delais
        if vie.statut in ("interrompu", "inopposable") and vie.echeance
    ]


@law("An act satisfies only the time limits of the actor who did it.")
def acts_satisfy_their_own_actor(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    found = []
    for vie in (*seen.anterieurs, *seen.delais):
        act = vie.modele.act
        if vie.statut not in ("satisfait", "tardif") or act is None:
            continue
        answered = [line for line in seen.historique if is_accepted(line) and line.nom in act.events]
        if not answered:
            found.append(f"{vie.id} is {vie.statut} by no accepted act of {', '.join(act.events)}")
    return found


def _end(vie: DelaiVie) -> datetime.date:
    return vie.echeance.date if vie.echeance else datetime.date.max
