"""One clock a party: a limit that each party has for itself; the last to end moves the case."""

import pytest

from agenda_case import life, stands, told

CHAQUE = """
[states.debut]
label = "En cours"
open_ended = "rien ne borne l'attente"
[states.clos]
label = "Décision définitive"
final = true
[events.notification]
label = "Notification à une partie"
date_is = "reception"
facts.partie = { type = "enum", values = ["a", "b"], required = true, label = "Partie" }
[events.recours]
label = "Recours d'une partie"
date_is = "envoi"
facts.partie = { type = "enum", values = ["a", "b"], required = true, label = "Partie" }
[delais.appel]
label = "Faire appel"
actor = "partie"
trigger = { event = "notification" }
chaque = "partie"
act = { event = "recours" }
nature = "forclusion"
consequence = "la décision est définitive"
regime = "calendaire"
[[delais.appel.values]]
rule = "E-1"
duree = "P1M"
fondement = ["usage_franc"]
[[transitions]]
lapse = "appel"
source = "debut"
dest = "clos"
"""
A, B = "2024-01-10 notification partie=a", "2024-01-20 notification partie=b"
# événements, au, horloges, état, refus, motif
CLOCKS = [
    ([A, B], "2024-02-01", ["a court 2024-02-10", "b court 2024-02-20"], "debut", 0, "une horloge par partie"),
    ([A, B], "2024-02-11", ["a echu 2024-02-10", "b court 2024-02-20"], "debut", 0,
     "la première fin ne rend pas la décision définitive"),
    ([A, B], "2024-02-21", ["a echu 2024-02-10", "b echu 2024-02-20"], "clos", 0, "la dernière fin change l'état"),
    ([A, B, "2024-02-15 recours partie=b"], "2024-02-16", ["a echu 2024-02-10", "b satisfait 2024-02-20"], "debut", 0,
     "l'acte de b satisfait le délai de b"),
    ([A, B, "2024-02-15 recours partie=a"], "2024-02-16", ["a echu 2024-02-10", "b court 2024-02-20"], "debut", 1,
     "le recours de a est tardif, bien que le délai de b coure encore"),
    ([A, B, "2024-02-05 recours partie=a"], "2024-02-06", ["a satisfait 2024-02-10", "b court 2024-02-20"], "debut", 0,
     "l'acte de a ne ferme pas le délai de b"),
    ([A, "2024-01-15 notification partie=a"], "2024-02-01", ["a court 2024-02-15"], "debut", 0,
     "notifiée deux fois à la même partie : la dernière compte"),
]  # fmt: skip


@pytest.mark.parametrize("row", CLOCKS, ids=[row[5] for row in CLOCKS])
def test_one_clock_a_party(row: tuple[list[str], str, list[str], str, int, str]) -> None:
    lines, au, clocks, etat, refused, why = row
    situation = stands(CHAQUE, au, *lines)
    found = sorted(f"{vie.partie} {life(vie)}" for vie in situation.delais)
    assert (found, situation.etat.id) == (clocks, etat), told(situation, why)
    assert sum(line.type == "refus" for line in situation.historique) == refused, told(situation, why)
