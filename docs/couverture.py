"""Writes `docs/couverture.md`: every rule of the survey, where it is modelled, or why not."""

from collections import Counter
from pathlib import Path

from delais.procedure import load_procedure, procedure_ids
from delais.procedure.coverage import Coverage, coverage

TARGET = Path(__file__).with_name("couverture.md")
GROUPS = {
    "recours": "Recours et contentieux",
    "recouvrement": "Recouvrement et pénalités",
    "tutelle": "Tutelle, agrément, organisation",
}


def page() -> str:
    """The whole page, in French."""
    lines = coverage(tuple(load_procedure(id_) for id_ in procedure_ids()))
    counts = Counter(_state(line) for line in lines)
    text = [
        "# Couverture",
        "",
        "Chaque règle relevée dans le droit étudié, et l'endroit où elle est modélisée, ou la raison de son absence.",
        "Page écrite par `docs/couverture.py` depuis les fichiers de `procedures/`.",
        "",
        f"**{len(lines)} règles** : {counts['modélisée']} modélisées, {counts['excusée']} laissées de côté avec une "
        f"raison, {counts['absente']} sans réponse.",
    ]
    for group, title in GROUPS.items():
        text += ["", f"## {title}", "", "| règle | article | où, ou pourquoi pas |", "|---|---|---|"]
        text += [_row(line) for line in lines if line.rule.groupe == group]
    return "\n".join(text) + "\n"


def _state(line: Coverage) -> str:
    return "modélisée" if line.modelled else "excusée" if line.excused else "absente"


def _row(line: Coverage) -> str:
    places: dict[str, dict[str, None]] = {}
    for procedure, kind, label in line.modelled:
        places.setdefault(procedure, {})[f"{kind} « {label} »"] = None
    told = [f"`{procedure}` : {', '.join(rows)}" for procedure, rows in places.items()]
    told += [f"non modélisée (`{procedure}`) : {reason}" for procedure, reason in line.excused]
    cells = (line.rule.id, line.rule.article, " ; ".join(told) or "**sans réponse**")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
