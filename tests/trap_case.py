"""Cases played through a procedure of the corpus, one line an event: the traps of the law sheets are set with them."""

from attrs import evolve

from agenda_case import DAY, event, life, told
from delais import Dossier, Evenement, Situation, replay

__all__ = ["cited", "due", "life", "line", "play", "refused", "running", "told"]


def line(text: str) -> Evenement:
    """An event as in `agenda_case`, a fact written in digits being a number."""
    read = event(text)
    facts = {name: int(value) if str(value).isdigit() else value for name, value in read.faits.items()}
    return evolve(read, faits=facts)


def play(procedure: str, au: str, *lines: str, **dossier: object) -> Situation:
    """Where a case of the corpus stands on the day `au`."""
    return replay(Dossier(procedure, tuple(line(text) for text in lines), "piège", **dossier), au=DAY(au))


def due(situation: Situation, delai: str) -> str:
    """The date of the latest limit `delai`."""
    vie = situation.delai(delai)
    return str(vie.echeance.date) if vie and vie.echeance else "aucune"


def refused(situation: Situation) -> list[str]:
    """The refusals: `2003-01-02 saisine : base légale abrogée`."""
    rows = [each for each in situation.historique if each.type == "refus"]
    return [f"{each.date} {each.nom} : {each.motif.fr if each.motif else ''}" for each in rows]


def running(situation: Situation) -> list[str]:
    """The limits that are not over: none means that time alone changes nothing."""
    over = ("echu", "satisfait", "sans_objet")
    return sorted(f"{vie.id} {life(vie)}" for vie in situation.delais if vie.statut not in over)


def cited(situation: Situation, delai: str) -> str:
    """The articles that the rule of the latest limit `delai` cites."""
    vie = situation.delai(delai)
    return " ; ".join(each.citation for each in vie.valeur.fondement) if vie else "absent"
