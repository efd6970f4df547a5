"""Small procedures written inline, and cases written one line an event: the agenda is tried on them."""

import datetime
from functools import cache

from delais.agenda import DelaiVie, Situation, replay
from delais.dossier.model import Dossier, Evenement
from delais.procedure.catalogue import verify
from delais.procedure.model import Procedure
from delais.toml_table import parse_source
from delais.views.plain import render_plain
from delais.word_lists import MOMENTS

DAY = datetime.date.fromisoformat
HEAD = """
id = "essai"
label = "Procédure d'essai"
checked_on = 2026-03-14
initial = "debut"
textes = ["computation"]
[[vie]]
since = 1985-01-01
fondement = ["usage_franc"]
"""
OPEN = """
[states.debut]
label = "En cours"
open_ended = "rien ne borne l'attente"
[states.clos]
label = "Clos"
final = true
[events.cloture]
label = "Clôture"
date_is = "decision"
[[transitions]]
event = "cloture"
source = "debut"
dest = "clos"
"""
WORDS = {"true": True, "false": False}


@cache
def procedure(body: str) -> Procedure:
    """The procedure of `body`, verified as any other, under a common head unless it has its own."""
    text = body if body.lstrip().startswith("id =") else HEAD + body
    source = parse_source("essai.toml", text.encode())
    read = verify(source)
    source.raise_problems()
    return read


def event(line: str) -> Evenement:
    """`2024-01-15 saisine reception=2024-01-17 heure=10:30 objet=indu id=a branche=b`; `annule=2` is a rank."""
    day, nom, *rest = line.split()
    options = dict(part.split("=", 1) for part in rest)
    heure, annule = options.pop("heure", None), options.pop("annule", None)
    names = {key: options.pop(key) for key in ("id", "branche") if key in options}
    moments = {key: DAY(options.pop(key)) for key in MOMENTS if key in options}
    return Evenement(
        nom,
        DAY(day),
        datetime.time.fromisoformat(heure) if heure else None,
        moments=moments,
        faits={name: fact(text) for name, text in options.items()},
        annule=int(annule) if annule and annule.isdigit() else annule,
        **names,
    )


def fact(text: str) -> bool | str | datetime.date:
    """`true`, a date, or a word."""
    if text in WORDS:
        return WORDS[text]
    return DAY(text) if text[:1].isdigit() and text.count("-") == 2 else text


def stands(body: str, au: str, *lines: str, **dossier: object) -> Situation:
    """Where a case of these events stands on the day `au`."""
    log = tuple(event(line) for line in lines)
    own = procedure(body)
    return replay(Dossier(own.id, log, "essai", **dossier), au=DAY(au), procedure=own)


def seen(situation: Situation, delai: str) -> str:
    """`court 2024-03-15`: the life of the latest limit `delai` and its date, as a table row writes them."""
    vie = situation.delai(delai)
    return life(vie) if vie else "absent"


def life(vie: DelaiVie) -> str:
    """Its status and its date."""
    return f"{vie.statut} {vie.echeance.date}" if vie.echeance else vie.statut


def history(situation: Situation) -> list[str]:
    """Each line of the past: `2024-01-15 evenement notification -> notifiee`."""
    return [f"{line.date} {line.type} {line.nom} -> {line.etat}" for line in situation.historique]


def refusals(situation: Situation) -> list[str]:
    """The reason of each refusal."""
    return [line.motif.fr for line in situation.historique if line.type == "refus" and line.motif]


def reserves(situation: Situation, delai: str) -> str:
    """The reserves of a limit, as one text."""
    vie = situation.delai(delai)
    return " ; ".join(each.fr for each in vie.reserves) if vie else ""


def told(situation: Situation, why: str) -> str:
    """Why a row is right, and the timeline that went wrong: what a failure shows."""
    return f"{why}\n{render_plain(situation)}"
