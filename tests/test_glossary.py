"""`GLOSSARY.md` lists every French identifier, and nothing that no longer exists."""

import re
import unicodedata

import pytest

from delais import data_files
from identifiers import collect

GLOSSARY = data_files.root() / "GLOSSARY.md"

# Identifiers that are plain English words (or names of formats): they need no gloss.
PLAIN_ENGLISH = """
--csv --format --help --html --ics --json --lang --plain --svg
Act Calendar CalendarError Cause Comparison CompteChange Condition Context Coverage CoverageError DateError DatedRow
DistanceRule Docket Due DueTable Engine Event Fact FrozenMap HasState Incident IncidentChange IncidentRule Information
InformationChange InputError Judgement Known Life Limits MoveChange NotModelled Opened Opening Opposability
OuvreChange Period Pin Problem Procedure ProcedureMachine Receipt RefusChange Refusal Report Rule Situation Source
Distances Remoteness SiegeRule Start State Swept Table Trace Transition Trigger ValueChange VieChange Waiting When
accepted act actor all any article bool by calendar changed checked checked_on citation citations conditions
contested counts date date_is day days days_only decided_on default dest digest dormant dot earliest en end engine enum
event events excused expected fact facts file files final first first_year fr hours hypothetical id incident incidents
initial instance key known label label_en laid_over lapse lapsed last_day last_year latest line lines lives
max mermaid message met missing modelled moment moment_when moments months months_only moved name moves_deadlines
non_final not_modelled op open open_ended opposable_if order own parts period pin problems projecting rank
receipts reference refusal remedy required rule rules running runs same_rule selected_by since source start state
states subject tests text tie total_days total_months transition transitions trigger turns type unchanged
unsettled until value values versions waiting waits weeks weight when years
Difference LifeChange PossibleAct StateChange Variant after before difference empty lines_gone refusals variants
Catalogue Folders base catalogue data_version digests folders
LawOfDay left_out open_ended_on rows whole
Case Finding Format Key Line Named Shape format free keys kind like names nullable nulls path schema tables words
written read_otherwise Expected
Article Change Code CodeEdition Edition Use Version Watch changes code codes edition known_until now number revisions
row title uses version where
Chain Citing Converted Example LimitPage LineError Naming Page Step StepsPage Unfolded Writing
alone apart citing data groups naming out page read said steps table unless
"""
ENGLISH = frozenset(PLAIN_ENGLISH.split())


def glossary() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """The rows of the page: those of identifiers, and those of terms written in plain French."""
    identifiers, terms = {}, {}
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if not line.startswith("| ") or len(cells) != 3 or cells[0] in ("identifier", "term"):
            continue
        names = re.findall(r"`([^`]+)`", cells[0])
        for name in names:
            assert name not in identifiers, f"{name} has two rows"
            identifiers[name] = (cells[1], cells[2])
        if not names:
            terms[cells[0]] = (cells[1], cells[2])
    return identifiers, terms


def test_every_french_identifier_has_a_row():
    found = collect()
    missing = {name: sorted(places) for name, places in found.items() if name not in ENGLISH | set(glossary()[0])}
    assert missing == {}, "add a row to GLOSSARY.md (or the word to ENGLISH, if it is plain English)"


def test_no_row_is_stale():
    assert sorted(set(glossary()[0]) - set(collect())) == [], "these identifiers no longer exist: remove their rows"


def test_the_list_of_english_words_is_not_stale_either():
    assert sorted(ENGLISH - set(collect())) == []
    assert sorted(ENGLISH & set(glossary()[0])) == []


@pytest.mark.parametrize("part", [0, 1], ids=["identifiers", "terms"])
def test_every_row_has_a_meaning_and_a_source(part):
    for name, (meaning, source) in glossary()[part].items():
        assert len(meaning) >= 3, name
        assert source == "—" or re.search(r"\d", source), f"{name}: a source names an article or a decision"


def test_every_term_is_met_in_the_procedures():
    files = sorted(data_files.procedures().rglob("*.toml"))
    corpus = folded(" ".join(path.read_text(encoding="utf-8") for path in files))
    terms = glossary()[1]
    assert len(terms) >= 12
    assert [term for term in terms if folded(term) not in corpus] == []


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("_", " ")).encode("ascii", "ignore").decode()
    return plain.lower()


@pytest.mark.parametrize(
    "word",
    ["Delai", "Echeance", "franc", "forclusion", "quantieme", "inopposable", "territoire", "rebours", "juge_par"],
)
def test_the_words_that_the_design_names_are_there(word):
    assert word in glossary()[0]
