"""A small procedure of no law at all, with dated rows and labels that no format likes: the views are tried on it."""

import datetime
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from delais.agenda import Situation, replay
from delais.dossier.model import Dossier, Evenement
from delais.procedure.catalogue import load_file
from delais.procedure.limits import DelaiModele
from delais.procedure.model import Event, Procedure, State
from old_form import written

DAY = datetime.date.fromisoformat
Row = TypeVar("Row", State, Event, DelaiModele)
ESSAI = r"""
id = "essai"
label = "Procédure d'essai, fictive ; rien de plus"
checked_on = 2026-03-14
initial = "state"
textes = ["computation"]

[[vie]]
since = 1990-01-01
until = 2020-01-01
motif = "le texte est abrogé"
fondement = ["usage_franc"]

[states.state]
label = "Décision, notifiée ; ou \"presque\""
[states.saisie]
label = "Commission saisie¶ --> <b>vite</b> suite"
open_ended = "rien ne borne l'examen"
[states.attendue]
label = "Attendue # {x} \\ & %%"
open_ended = "une pièce peut venir avant que le silence coure"
[states.close]
label = "Close"
final = true

[events.notification]
label = "Notification"
date_is = "reception"
[events.notification.facts]
mention = { type = "bool", default = true, label = "La notification mentionne le délai" }
objet = { type = "enum", values = ["general", "indu"], default = "general", label = "Objet" }
[events.reclamation]
label = "Réclamer, vite ; \"avant\" : l'heure --> <b>#1</b> {x} [y] \\ & %% `z`¶ fin"
date_is = "envoi"
[events.piece]
label = "Pièce"
date_is = "envoi"
[events.reponse]
label = "Réponse"
date_is = "decision"

[delais.reclamer]
label = "Réclamer, vite ; \"avant\" : l'heure¶ fin"
actor = "requerant"
trigger = { event = "notification" }
act = { event = "reclamation" }
nature = "forclusion"
consequence = "rien n'est plus permis"
regime = "ordinaire"
vit_dans = ["state"]
[[delais.reclamer.opposable_if]]
facts = ["mention"]
since = 2000-01-01
fondement = ["usage_franc"]
[[delais.reclamer.values]]
rule = "E-1"
duree = "P15D"
fondement = ["usage_franc"]
[[delais.reclamer.values]]
rule = "E-2"
duree = "P2M"
since = 1995-01-01
fondement = ["usage_quantieme"]
[[delais.reclamer.values]]
rule = "E-3"
duree = "P2M"
since = 2010-01-01
fondement = ["ce_312682"]
[[delais.reclamer.values]]
rule = "E-4"
when = { objet = "indu" }
duree = "P1M"
since = 1997-01-01
until = 2005-01-01
fondement = ["usage_heures"]

[delais.examiner]
label = "Examiner"
actor = "commission"
trigger = { event = "reclamation" }
nature = "poursuite"
consequence = "l'affaire attend"
regime = "calendaire"
vit_dans = ["saisie"]
since = 1998-01-01
[[delais.examiner.values]]
rule = "E-5"
duree = "P8D"
fondement = ["usage_franc"]
[[delais.examiner.values]]
rule = "E-6"
duree = "P8D"
regime = "ordinaire"
since = 2012-01-01
fondement = ["usage_franc"]
[[delais.examiner.incidents]]
op = "repart"
event = "piece"
since = 2003-01-01
fondement = ["usage_franc"]

[delais.attendre]
label = "Attendre"
actor = "commission"
trigger = { lapse = "examiner" }
nature = "poursuite"
consequence = "l'affaire est close"
regime = "calendaire"
vit_dans = ["attendue"]
[[delais.attendre.values]]
rule = "E-7"
duree = "P1M"
fondement = ["usage_franc"]

[comptes.majoration]
label = "Majoration"
trigger = { event = "notification" }
fin = { event = "reponse" }
[[comptes.majoration.values]]
rule = "E-8"
unite = "P3M"
fondement = ["usage_franc"]
[[comptes.majoration.values]]
rule = "E-9"
unite = "P1M"
franchise = "P15D"
since = 2006-01-01
fondement = ["usage_quantieme"]

[[ouvre]]
event = "reponse"
procedure = "contrainte"
comme = "notification_mise_en_demeure"
since = 2007-01-01
fondement = ["usage_franc"]

[[refus]]
event = "reponse"
source = ["state"]
sans = ["reclamation"]
since = 2001-01-01
motif = "il faut d'abord réclamer"
fondement = ["usage_franc"]

[[transitions]]
event = "notification"
source = "state"
dest = "state"
[[transitions]]
event = "reclamation"
source = "state"
dest = "saisie"
[[transitions]]
lapse = "reclamer"
source = "state"
dest = "close"
[[transitions]]
lapse = "examiner"
source = "saisie"
dest = "attendue"
[[transitions]]
event = "piece"
source = "saisie"
dest = "attendue"
until = 1998-01-01
[[transitions]]
lapse = "attendre"
source = "attendue"
dest = "close"
[[transitions]]
event = "reponse"
source = ["saisie", "attendue"]
dest = "close"
since = 1992-01-01
fondement = ["usage_franc"]

[[not_modelled]]
text = "Tout le reste"
fondement = ["usage_franc"]
"""


def essai(folder: Path) -> Procedure:
    """The procedure, read from a file of `folder` as any other; then each ¶ becomes what no file may hold."""
    path = folder / "essai.toml"
    read = load_file(written(path, ESSAI))
    return evolve(read, states=_spoilt(read.states), events=_spoilt(read.events), delais=_spoilt(read.delais))


def _spoilt(rows: dict[str, Row]) -> dict[str, Row]:
    return {id_: evolve(row, label=row.label.replace("¶", "\a\n")) for id_, row in rows.items()}


def stands(procedure: Procedure, au: str, *events: tuple[str, str], reference: str = "2015-1, a;b") -> Situation:
    """Where a case of these events (name, day) stands on the day `au`."""
    log = tuple(Evenement(name, DAY(day)) for name, day in events)
    return replay(Dossier("essai", log, reference), au=DAY(au), procedure=procedure)
