"""What the person was told: whether a limit may be held against them, and what was not stated.

Law: CSS R. 142-1, R. 142-1-A; CRPA L. 112-6.
"""

from attrs import frozen

from delais.agenda.known import Known
from delais.agenda.life import Life
from delais.errors import Texte
from delais.fondement import Fondement


@frozen
class Information:
    """Whether the limit runs, the articles that ask for mentions, and what holds if one that was not stated lacked."""

    donnee: bool
    fondement: tuple[Fondement, ...] = ()
    sous_reserve: Texte | None = None


def information(life: Life, known: Known) -> Information:
    """The mentions that the law asks for, as the case states them.

    A missing mention, or a missing act that was to inform, keeps the limit from running. A mention that was not stated
    is neither: the limit runs as if it had been made, under reserve.
    """
    cited: list[Fondement] = []
    unsaid: list[str] = []
    default = life.own.date if life.own else life.depart or life.ouvert_le
    given = True
    for clause in life.modele.opposable_if:
        if not known.in_force(clause.period, default, life.own) or not known.holds(clause.when, life.own):
            continue
        cited.extend(clause.fondement)
        if clause.reserve:
            life.add_reserve(clause.reserve)
        for name in clause.facts:
            bearer, fact_name = known.bearer(name, life.own)
            value = known.fact(name, life.own)
            if bearer is None or value is False:
                given = False
            elif value is not True:
                unsaid.append(known.procedure.events[bearer.nom].facts[fact_name].label)
    if not given:
        return Information(donnee=False, fondement=tuple(cited))
    return Information(donnee=True, fondement=tuple(cited), sous_reserve=_unsaid(unsaid) if unsaid else None)


def _unsaid(labels: list[str]) -> Texte:
    names = ", ".join(f"« {label} »" for label in dict.fromkeys(labels))
    return Texte(
        f"{names} : non précisé ; compté comme si la mention était faite. Si elle manque, le délai n'a pas couru",
        f"{names}: not stated; counted as if it had been made. If it was missing, the time limit did not run",
    )
