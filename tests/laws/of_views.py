"""Laws of the views: each one renders, and all of them say the same."""

import io
import json
from xml.etree import ElementTree

from rich.console import Console

from delais import Situation, to_html, to_ics, to_svg
from delais.views.json_view import dump, situation_dict
from delais.views.plain import render_plain
from delais.views.terminal import render_terminal
from delais.views.timeline import timeline
from laws.case import Case, Looks
from laws.register import Breaches, law


@law("Every view renders.")
def every_view_renders(case: Case, looks: Looks) -> Breaches:
    if case.number % 8 and not case.thorough:
        return None
    seen = looks(case.dossier, case.au)
    lang = "en" if case.number % 16 else "fr"
    out = io.StringIO()
    render_terminal(seen, Console(file=out, width=100, force_terminal=True), lang)
    ElementTree.fromstring(to_svg(seen, lang))
    ics = to_ics([seen], lang)
    found = []
    if not to_html(seen, lang).rstrip().endswith("</html>"):
        found.append("the HTML page is cut")
    if not (ics.startswith(b"BEGIN:VCALENDAR") and ics.rstrip().endswith(b"END:VCALENDAR")):
        found.append("the ICS calendar is cut")
    if not out.getvalue().strip():
        found.append("the terminal shows nothing")
    return found


@law("JSON and the timeline show the same acts, the same refusals and the same reasons.")
def views_agree(case: Case, looks: Looks) -> Breaches:
    return disagreements(looks(case.dossier, case.au))


def disagreements(seen: Situation) -> list[str]:
    """What JSON says that the timeline or the text does not: a kind, a reason."""
    document = json.loads(dump(situation_dict(seen)))
    model, page = timeline(seen), render_plain(seen)
    found = []
    said = [row for row in document["historique"] if row["date"] <= seen.au.isoformat()]
    kinds = [(row["date"], "refus") for row in said if row["type"] == "refus"]
    rows = [(row.date.isoformat(), row.kind) for row in model.past if row.kind == "refus"]
    if sorted(kinds) != sorted(rows):
        found.append(f"refusals in JSON: {kinds}; in the timeline: {rows}")
    acts = sum(row["type"] == "evenement" for row in said)
    shown = sum(row.kind == "evenement" for row in model.past)
    if acts != shown:
        found.append(f"acts in JSON: {acts}; in the timeline: {shown}")
    late = [row.title for row in model.past if row.date > seen.au]
    if late:
        found.append(f"shown before the mark of the day, though later: {late}")
    found += [f"the reason « {row['motif']} » is not in the text" for row in said if row.get("motif", "") not in page]
    return found
