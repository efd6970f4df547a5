"""The explanation of a due date as plain French lines, for the messages of failing tests."""

from delais import Echeance, Etape
from delais.french_dates import long_day


def step_line(step: Etape) -> str:
    """One step: its day, its operation, the days that caused it, its article."""
    causes = ", ".join(each if isinstance(each, str) else each.nom.fr for each in step.causes)
    quantity = step.quantite.fr if step.quantite else ""
    source = str(step.fondement) if step.fondement else "sans fondement"
    said = " ; ".join(part for part in (quantity, causes, step.cause) if part)
    return f"  {long_day(step.date):<26}  {step.operation:<12} {said:<40} {source}"


def explanation(due: Echeance) -> str:
    """Every step on its line, then the other readings and the reserves."""
    lines = [f"Départ le {due.depart.isoformat()}, {due.delai.duree.fr}, {due.delai.regime.label.fr} :"]
    lines += [step_line(step) for step in due.etapes]
    lines += [f"  lecture {each.date.isoformat()} : {each.cause.fr}" for each in due.lectures]
    lines += [f"  réserve : {each.fr}" for each in due.reserves]
    return "\n".join(lines)
