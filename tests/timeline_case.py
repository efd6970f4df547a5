"""Cases of a small procedure that show every kind of row of a timeline."""

import datetime
from pathlib import Path

from attrs import evolve

from delais.agenda import Situation, replay
from delais.dossier.model import Dossier, Evenement, Pin
from delais.procedure.catalogue import load_file
from delais.procedure.model import Procedure
from old_form import written

DAY = datetime.date.fromisoformat
PIN = Pin("0.1.0", "0123456789abcdef", "fedcba9876543210")
PROCEDURE = """
id = "recours_fictif"
label = "Recours fictif"
checked_on = 2026-03-14
initial = "prise"
textes = ["computation"]

[[vie]]
since = 1985-12-21
fondement = ["cpc_640"]

[states.prise]
label = "Décision prise"
open_ended = "Aucun délai ne court avant la notification"
[states.notifiee]
label = "Décision notifiée, réclamation possible"
open_ended = "Sans mention du délai, la saisine reste ouverte"
[states.saisie]
label = "Commission saisie"
[states.rejet]
label = "Rejet implicite"
[states.forclos]
label = "Forclos"
final = true
[states.juge]
label = "Jugé"
final = true

[events.notification]
label = "Notification de la décision"
date_is = "reception"
facts.mention = { type = "bool", default = false, label = "La notification mentionne le délai" }
facts.objet = { type = "enum", values = ["prestations", "indu_ancien"], default = "prestations", label = "Objet" }
[events.saisine]
label = "Saisine de la commission"
date_is = "envoi"
moments = ["reception"]
[events.pieces]
label = "Production de documents"
date_is = "envoi"
moments = ["reception"]
[events.avis]
label = "Avis au requérant"
date_is = "envoi"
[events.tribunal]
label = "Saisine du tribunal"
date_is = "depot"
[events.jugement]
label = "Jugement"
date_is = "decision"

[delais.saisir]
label = "Saisir la commission de recours amiable"
actor = "requerant"
trigger = { event = "notification" }
act = { event = "saisine" }
nature = "forclusion"
consequence = "la réclamation n'est plus recevable"
regime = "ordinaire"
vit_dans = ["notifiee"]
lectures = [{ regime = "calendaire", cause = "aucune décision n'applique l'article 642 à ce délai" }]
[[delais.saisir.opposable_if]]
facts = ["mention"]
fondement = ["cpc_640"]
[[delais.saisir.values]]
rule = "F-1"
duree = "P2M"
fondement = ["cpc_641_al2", "cpc_642_al2"]

[delais.silence]
label = "Silence de la commission"
actor = "commission"
trigger = { event = "saisine", moment = "reception" }
nature = "silence"
effet = "rejet"
consequence = "la demande est tenue pour rejetée"
regime = "calendaire"
vit_dans = ["saisie"]
[[delais.silence.values]]
rule = "F-2"
duree = "P1M"
fondement = ["ce_312682"]
[[delais.silence.incidents]]
op = "repart"
event = "pieces"
moment = "reception"
fondement = ["ce_312682"]

[delais.aviser]
label = "Aviser le requérant"
actor = "commission"
trigger = { event = "saisine", moment = "reception" }
act = { event = "avis" }
nature = "indicatif"
consequence = "l'avis est en retard, sans sanction"
regime = "ordinaire"
[[delais.aviser.values]]
rule = "F-3"
duree = "P8D"
fondement = ["cpc_641_al1"]

[delais.contester]
label = "Saisir le tribunal"
actor = "requerant"
trigger = { lapse = "silence" }
act = { event = "tribunal" }
nature = "forclusion"
consequence = "le recours au tribunal n'est plus recevable"
regime = "ordinaire"
vit_dans = ["rejet"]
[[delais.contester.values]]
rule = "F-4"
duree = "P2M"
fondement = ["cpc_641_al2"]
reserve = "Version d'origine non retrouvée"
reserve_en = "Original version not found"

[[transitions]]
event = "notification"
source = "prise"
dest = "notifiee"
fondement = ["cpc_640"]
[[transitions]]
event = "saisine"
source = "notifiee"
dest = "saisie"
[[transitions]]
lapse = "saisir"
source = "notifiee"
dest = "forclos"
[[transitions]]
lapse = "silence"
source = "saisie"
dest = "rejet"
[[transitions]]
lapse = "contester"
source = "rejet"
dest = "forclos"
[[transitions]]
event = "tribunal"
source = "rejet"
dest = "juge"
[[transitions]]
event = "jugement"
source = "rejet"
dest = "juge"
"""
NOTIFIED = Evenement("notification", DAY("2024-02-07"), faits={"mention": True, "objet": "indu_ancien"})
CASES = {
    "en_cours": (
        "2024-05-20",
        (
            NOTIFIED,
            Evenement("saisine", DAY("2024-02-20"), id="erreur"),
            Evenement("annulation", DAY("2024-02-21"), annule="erreur"),
            Evenement("tribunal", DAY("2024-03-01")),
            Evenement("saisine", DAY("2024-04-08"), moments={"reception": DAY("2024-04-22")}),
            Evenement("pieces", DAY("2024-05-10"), moments={"reception": DAY("2024-05-13")}),
        ),
    ),
    "forclos": (
        "2024-12-01",
        (NOTIFIED, Evenement("saisine", DAY("2024-04-12"), moments={"reception": DAY("2024-04-15")})),
    ),
    "inopposable": ("2024-12-31", (evolve(NOTIFIED, faits={}),)),
    "aujourd_hui": ("2024-04-08", (NOTIFIED,)),
}


def procedure(folder: Path) -> Procedure:
    """The procedure, read from a file as any other."""
    path = folder / "recours_fictif.toml"
    return load_file(written(path, PROCEDURE))


def situation(folder: Path, name: str, reference: str = "2024-00117") -> Situation:
    """Where the case `name` stands; what computed it is fixed, so that only the timeline is compared."""
    au, events = CASES[name]
    read = replay(Dossier("recours_fictif", events, reference), au=DAY(au), procedure=procedure(folder))
    return evolve(read, empreinte=PIN)
