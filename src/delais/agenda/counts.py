"""The counts of a case: how many units have begun by the as-of date, or by the event that stopped them."""

from collections.abc import Iterator

from delais.agenda.known import Known
from delais.agenda.opening import start_of
from delais.agenda.situation import CompteVie
from delais.computation.compte import count_units
from delais.dossier.model import Evenement
from delais.procedure.dated import chosen
from delais.procedure.limits import CompteModele, CompteValue


def running_counts(known: Known, branche: str) -> Iterator[CompteVie]:
    """Each count whose first event was accepted, with the version of the law that the row names."""
    for modele in known.procedure.comptes.values():
        own = known.last(modele.trigger.event)
        if own is None or not known.holds(modele.trigger.when, own):
            continue
        depart = start_of(modele.trigger, known, own).day
        stop = known.last(modele.fin.event)
        ended = start_of(modele.fin, known, stop).day if stop and known.holds(modele.fin.when, stop) else None
        fin = min(ended, known.au) if ended else known.au
        valeur = _value(modele, known, own)
        if depart is None or depart > fin or valeur is None:
            continue
        cited = valeur.fondement[0] if valeur.fondement else None
        compte = count_units(depart, fin, valeur.unite, franchise=valeur.franchise, fondement=cited)
        yield CompteVie(modele.id, modele, valeur, depart, fin, ended is not None, compte, branche)


def _value(modele: CompteModele, known: Known, own: Evenement) -> CompteValue | None:
    """Among the values in force, one with `when` beats one without."""
    rows = chosen(modele.values, lambda period: known.key_date(period, own.date, own))
    holding = [row for row in rows if known.holds(row.when, own)]
    return max(holding, key=lambda row: len(row.when.tests), default=None)
