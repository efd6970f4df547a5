"""Cases of the real recovery procedures, one row a trap: what must be true of the case, and why, told to a lawyer."""

from attrs import frozen

from agenda_case import DAY, event, refusals, seen, told
from delais.agenda import Situation, replay
from delais.dossier.model import Dossier


@frozen
class Piege:
    """A case, the day it is read, and what it must then be. `refus` holds a part of each reason, in order."""

    pourquoi: str
    procedure: str
    log: tuple[str, ...]
    au: str
    etat: str
    delais: tuple[tuple[str, str], ...] = ()
    refus: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.pourquoi


def stands(procedure: str, au: str, *log: str) -> Situation:
    """Where a case of these events stands on the day `au`, under the procedure file as shipped."""
    return replay(Dossier(procedure, tuple(event(line) for line in log), "piege"), au=DAY(au))


def holds(piege: Piege) -> Situation:
    """The case of `piege`, after every one of its expectations has been asserted."""
    situation = stands(piege.procedure, piege.au, *piege.log)
    found = refusals(situation)
    assert len(found) == len(piege.refus), told(situation, f"{piege} : refus attendus {piege.refus}, lus {found}")
    for motif, part in zip(found, piege.refus, strict=True):
        assert part in motif, told(situation, f"{piege} : le refus devait dire « {part} », il dit « {motif} »")
    for delai, expected in piege.delais:
        read = seen(situation, delai)
        assert read == expected, told(situation, f"{piege} : « {delai} » devait être {expected}, il est {read}")
    assert situation.etat.id == piege.etat, told(
        situation, f"{piege} : état attendu {piege.etat}, lu {situation.etat.id}"
    )
    return situation
