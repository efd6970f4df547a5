"""Every rule of the survey is modelled somewhere, or left out with a reason; the page that says so is fresh."""

import runpy
from collections import Counter
from pathlib import Path

from delais.procedure import load_procedure, procedure_ids
from delais.procedure.coverage import coverage, known_rules

DOCS = Path(__file__).parent.parent / "docs"
LINES = coverage(tuple(load_procedure(id_) for id_ in procedure_ids()))


def test_no_rule_is_forgotten() -> None:
    forgotten = [line.rule.id for line in LINES if not line.modelled and not line.excused]
    assert not forgotten, f"règles que rien ne modélise ni n'écarte : {', '.join(forgotten)}"


def test_a_rule_left_out_says_why() -> None:
    bare = [line.rule.id for line in LINES for _, reason in line.excused if len(reason.split()) < 3]
    assert not bare, f"règles écartées sans raison : {', '.join(bare)}"


def test_the_counts_of_the_survey() -> None:
    groups = Counter(rule.groupe for rule in known_rules().values())
    assert groups == {"recours": 133, "recouvrement": 157, "tutelle": 146}
    modelled = sum(bool(line.modelled) for line in LINES)
    assert modelled >= 390, f"{modelled} règles modélisées sur {len(LINES)}"


def test_the_page_is_fresh() -> None:
    page = runpy.run_path(str(DOCS / "couverture.py"))["page"]()
    assert (DOCS / "couverture.md").read_text("utf-8") == page, "récrire la page : python docs/couverture.py"
