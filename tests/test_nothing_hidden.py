"""Nothing that would change a date is dropped, presumed or hidden, whichever view is asked for.

Each case is printed by the command line in every form: what one says of it, all say.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from command_line import run
from views_read import squeeze

VIEWS = ("plain", "json", "html", "svg", "ics")


def case(folder: Path, procedure: str, *events: str) -> Path:
    """A dossier of these events, each `day name key=value…`."""
    rows = []
    for event in events:
        day, name, *facts = event.split()
        said = "".join(f"{fact.split('=')[0]} = {fact.split('=')[1]}\n" for fact in facts)
        rows.append(f'[[evenements]]\nnom = "{name}"\ndate = {day}\n[evenements.faits]\n{said}')
    path = folder / "essai.toml"
    path.write_text(f'procedure = "{procedure}"\nreference = "essai"\n' + "\n".join(rows), encoding="utf-8")
    return path


def shown(path: Path, au: str, view: str, *more: str) -> str:
    """What a view prints of a case, on one line: a calendar folds its lines, a picture cuts them."""
    file = path.with_name(f"page.{view}")
    if view in ("html", "svg"):
        assert run("chronologie", path, "--au", au, f"--{view}", file, "--ecraser", *more).status == 0
        text = file.read_text("utf-8")
    else:
        done = run("chronologie", path, "--au", au, f"--{view}", *more)
        assert done.status == 0, done.err
        text = done.out
    if view == "ics":
        text = text.replace("\r\n ", "").replace("\n ", "").replace("\\,", ",").replace("\\;", ";")
    return text


def document(path: Path, au: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown(path, au, "json"))
    return found


NOTICE = 'notification_decision nature_decision="prestations" delai_mentionne=true voies_mentionnees=true'
LATER_ACT = "droit vérifié le 14 mars 2026"


@pytest.mark.parametrize("view", VIEWS)
def test_a_date_of_after_the_check_of_the_law_carries_a_reserve(tmp_path: Path, view: str) -> None:
    """A notice of 15 April 2026, when the file was checked on 14 March: the date was given with no word of it."""
    late = case(tmp_path, "recours_amiable", f"2026-04-15 {NOTICE}")
    assert LATER_ACT in shown(late, "2026-04-20", view)
    known = case(tmp_path, "recours_amiable", f"2026-03-10 {NOTICE}")
    assert LATER_ACT not in shown(known, "2026-04-20", view), "un acte d'avant la vérification n'en a pas"


@pytest.mark.parametrize("form", ["", "--json", "--csv"])
def test_the_list_of_due_dates_carries_it_too(tmp_path: Path, form: str) -> None:
    late = case(tmp_path, "recours_amiable", f"2026-04-15 {NOTICE}")
    assert LATER_ACT in run("echeances", late, "--au", "2026-04-20", *([form] if form else [])).out
    english = run("echeances", late, "--au", "2026-04-20", "--lang", "en", *([form] if form else [])).out
    assert "law checked on 14 March 2026" in english


def test_the_list_of_due_dates_says_the_safe_day(tmp_path: Path) -> None:
    """Two months from 7 February 2024: Sunday 7 April, carried to Monday on one reading only of the claim."""
    path = case(tmp_path, "recours_amiable", f"2024-02-07 {NOTICE}")
    (line, _) = run("echeances", path, "--au", "2024-03-12").out.splitlines()
    assert line.startswith("lundi 8 avril 2024")
    assert "prudence : à temps selon toutes les lectures jusqu'au dimanche 7 avril 2024" in line
    (safe, _) = run("echeances", path, "--au", "2024-03-12", "--prudent").out.splitlines()
    assert safe.startswith("dimanche 7 avril 2024")


def test_a_notice_typed_2042_is_listed_and_does_not_make_the_claim_look_impossible_alone(tmp_path: Path) -> None:
    """A notice of January 2024 was typed 2042: it disappeared, and the claim was "impossible" without a clue."""
    path = case(
        tmp_path, "recours_amiable",
        f"2042-01-15 {NOTICE}", "2024-02-20 saisine_cra",
    )  # fmt: skip
    assert document(path, "2024-04-01")["posterieurs"] == [
        {"date": "2042-01-15", "nom": "notification_decision", "libelle": "Notification de la décision contestée"}
    ]
    for view in ("plain", "html", "svg"):
        text = shown(path, "2024-04-01", view)
        assert "2042" in text, f"vue {view} : l'année mal tapée se voit"
        assert "Notification de la décision contestée" in text, view


UNSAID = "2024-01-15 notification_mise_en_demeure"


def test_a_fact_that_was_not_stated_never_prints_yes(tmp_path: Path) -> None:
    """A mise en demeure that says nothing of its mentions: its branch showed them as made ("oui")."""
    path = case(tmp_path, "contrainte", UNSAID)
    (opened,) = [line for line in document(path, "2024-01-20")["historique"] if line["nom"] == "notification_decision"]
    assert {"delai_mentionne", "voies_mentionnees"} <= set(opened["non_precises"])
    for view in ("plain", "html", "svg"):
        text = shown(path, "2024-01-20", view)
        assert "non précisé" in text, view
        assert "mentionne le délai : oui" not in text, view
        assert "mentionne le délai de la commission : oui" not in text, view


@pytest.mark.parametrize("view", VIEWS)
def test_what_rests_on_an_unsaid_mention_is_under_reserve(tmp_path: Path, view: str) -> None:
    text = squeeze(re.sub("<[^>]+>", "", shown(case(tmp_path, "contrainte", UNSAID), "2024-01-20", view)))
    assert squeeze("Si elle manque, le délai n'a pas couru") in text.replace("&#x27;", "'"), view


CLOSED = "(dossier clos)"


def test_a_case_with_limits_that_run_is_not_closed(tmp_path: Path) -> None:
    """Paid: the state is final; the time limit of the claim that the notice opened still runs, so nothing is closed."""
    path = case(tmp_path, "contrainte", UNSAID, "2024-01-20 paiement")
    told = document(path, "2024-01-25")
    assert [vie["id"] for vie in told["delais"] if vie["statut"] == "court"] == ["saisine_cra"]
    assert told["final"] is False
    for view in ("plain", "html", "svg"):
        assert CLOSED not in shown(path, "2024-01-25", view), view
    after = document(path, "2025-01-25")
    assert after["final"] is True
    assert CLOSED in shown(path, "2025-01-25", "plain"), "une fois tout fini, il est clos"


def test_the_next_due_date_of_each_actor_is_shown_and_one_may_be_asked_for(tmp_path: Path) -> None:
    """The creditor's wait (15 February) hid the debtor's right (15 March)."""
    path = case(tmp_path, "contrainte", UNSAID)
    each = [(row["acteur"], row["echeance"]) for row in document(path, "2024-01-20")["prochaines"]]
    assert each == [("debiteur", "2024-02-15"), ("requerant", "2024-03-15")]
    page = shown(path, "2024-01-20", "plain")
    head = page.partition("\n\n2024")[0]
    assert "Régulariser après la mise en demeure (debiteur, attente)" in head
    assert "Saisir la commission de recours amiable (requerant, forclusion)" in head
    own = shown(path, "2024-01-20", "plain", "--pour", "requerant").partition("\n\n2024")[0]
    assert "15 mars 2024" in own
    assert "15 février 2024" not in own


def test_each_line_of_the_list_has_its_actor_and_nature(tmp_path: Path) -> None:
    path = case(tmp_path, "contrainte", UNSAID)
    lines = run("echeances", path, "--au", "2024-01-20").out.splitlines()
    assert "(debiteur, attente)" in lines[0]
    assert "(requerant, forclusion)" in lines[1]
    rows = json.loads(run("echeances", path, "--au", "2024-01-20", "--json").out)["echeances"]
    assert [(row["acteur"], row["nature"]) for row in rows] == [("debiteur", "attente"), ("requerant", "forclusion")]
