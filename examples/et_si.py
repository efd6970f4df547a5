"""Rows of a database in, JSON out: the acts possible today, what one of them would change, what a week changed.

Run: `python examples/et_si.py`.
"""

import datetime
import json

import delais

DAY = datetime.date.fromisoformat
MENTIONED = {"delai_mentionne": True, "voies_mentionnees": True}
ROWS = [
    {"dossier": "A-1", "nom": "notification_decision", "date": "2024-02-07", "faits": MENTIONED},
    {"dossier": "A-1", "nom": "saisine_cra", "date": "2024-03-04", "reception": "2024-03-06"},
    {"dossier": "B-2", "nom": "notification_decision", "date": "2024-02-20", "faits": MENTIONED},
]
TODAY, LAST_WEEK = DAY("2024-03-12"), DAY("2024-03-05")
cases: dict[str, list[dict[str, object]]] = {}
for row in ROWS:
    cases.setdefault(str(row["dossier"]), []).append({name: row[name] for name in row if name != "dossier"})
answer = []
for reference, events in cases.items():
    dossier = delais.Dossier.from_dict({"procedure": "recours_amiable", "reference": reference, "evenements": events})
    today, before = (delais.replay(dossier, au=day) for day in (TODAY, LAST_WEEK))
    withdrawn = delais.what_if(dossier, delais.Evenement("desistement", TODAY))
    answer.append({
        "reference": reference,
        "possibles": [act.to_dict() for act in delais.possible_acts(today)],
        "si_desistement": withdrawn.to_dict(),
        "depuis_une_semaine": delais.difference(before, today).to_dict(),
    })  # fmt: skip
print(json.dumps(answer, ensure_ascii=False, indent=2))
