"""The six computation regimes: what each says of the first day, of the last, and of a last day that is not worked."""

import datetime

import attrs
import pytest

import delais
from delais.regimes import OPERATIONS, Regime, read_regimes, regimes
from delais.toml_table import Source, parse_source

D = datetime.date

# id, franc, report, origine, premiers jours déplacés, motif
REGIMES = [
    ("ordinaire", False, True, "declenchement", [], "CPC 641 et 642 : compté, puis prorogé"),
    ("franc", True, True, "declenchement", [], "CE n° 372473 : une franchise, puis un report"),
    ("franc_sans_report", True, False, "declenchement", [], "Cass. 2e civ. n° 19-11.253 : franc, sans report"),
    ("franc_tutelle", True, False, "premier_jour", ["dimanche", "ferie", "samedi"],
     "CSS R. 151-1 : l'article ne règle que le premier jour"),
    ("calendaire", False, False, "declenchement", [], "CE n° 312682 : un silence n'est ni franc ni prorogé"),
    ("rebours", True, False, "declenchement", [], "avis n° 25-70.018 : le dernier jour entier, aucun report"),
    ("veille", False, False, "declenchement", [], "avant tel jour : la veille entière est utile"),
]  # fmt: skip

# régime, opérations qu'un texte de ce régime peut faire, motif
CITED = [
    ("ordinaire", ["depart", "quantieme", "fin_de_mois", "jours", "heures", "jours_ouvrables", "jours_ouvres",
     "distance",
                   "report"], "tout ce que règle le code de procédure civile"),
    ("franc", ["depart", "quantieme", "fin_de_mois", "jours", "franc", "distance", "report"], "le juge administratif"),
    ("franc_sans_report", ["depart", "quantieme", "fin_de_mois", "jours", "franc", "sans_report"], "CSS R. 441-14"),
    ("franc_tutelle", ["depart", "premier_jour", "decalage", "quantieme", "fin_de_mois", "jours", "sans_report"],
     "CSS R. 151-1, R. 152-1 et R. 152-3"),
    ("calendaire", ["depart", "quantieme", "fin_de_mois", "jours", "heures", "jours_ouvrables", "jours_ouvres",
                    "sans_report"], "silences, prescriptions, obligations en jours ouvrés"),
    ("rebours", ["depart", "rebours", "franc", "sans_report"], "délais avant l'audience"),
    ("veille", ["depart", "rebours", "sans_report"], "avant tel jour"),
]  # fmt: skip

# nom, ce qu'on remplace, par quoi, clé, motif
WRONG = [
    ("unknown key", "franc = true", "francs = true", "regimes.essai.francs", "a key that no regime has"),
    ("quoted flag", "franc = true", 'franc = "true"', "regimes.essai.franc", "a text is no boolean"),
    ("unknown origin", 'origine = "premier_jour"', 'origine = "demain"', "regimes.essai.origine", "two origins exist"),
    ("unknown operation", 'depart = "cpc_640"', 'debut = "cpc_640"', "regimes.essai.fondement.debut",
     "a citation for an operation that the computation does not have"),
    ("unknown text", 'depart = "cpc_640"', 'depart = "cpc_999"', "regimes.essai.fondement.depart", "no such text"),
    ("no label", 'label = "essai"\n', "", "regimes.essai", "people read labels"),
    ("no cause", 'cause = "une autre"\n', "", "regimes.essai.lectures[1]", "a reading says its cause"),
    ("no check date", "checked_on = 2026-03-14\n", "", None, "when did someone check?"),
    ("unknown moved day", 'decalage = ["samedi"]', 'decalage = ["sammedi"]', "regimes.essai.decalage",
     "a day misspelt would never be moved"),
]  # fmt: skip

FILE = """\
checked_on = 2026-03-14
textes = ["computation"]
[regimes.essai]
label = "essai"
label_en = "trial"
franc = true
origine = "premier_jour"
decalage = ["samedi"]
[regimes.essai.fondement]
depart = "cpc_640"
[[regimes.essai.lectures]]
report = true
cause = "une autre"
cause_en = "another"
"""


def read(document: str) -> tuple[dict[str, Regime], Source]:
    source = parse_source("regimes.toml", document.encode())
    return read_regimes(source), source


def test_the_six_regimes() -> None:
    assert sorted(regimes()) == sorted(row[0] for row in REGIMES)


@pytest.mark.parametrize(
    ("id_", "franc", "report", "origine", "moved", "motif"), REGIMES, ids=[row[0] for row in REGIMES]
)
def test_what_a_regime_says(*, id_: str, franc: bool, report: bool, origine: str, moved: list[str], motif: str) -> None:
    regime = delais.regime(id_)
    found = (regime.franc, regime.report, regime.origine, sorted(regime.decalage))
    assert found == (franc, report, origine, moved), motif
    assert regime.label.fr != regime.label.en, "chaque régime se dit dans les deux langues"


@pytest.mark.parametrize(("id_", "operations", "motif"), CITED, ids=[row[0] for row in CITED])
def test_every_operation_has_its_article(id_: str, operations: list[str], motif: str) -> None:
    regime = delais.regime(id_)
    missing = [operation for operation in operations if regime.fondement(operation, D(2026, 3, 14)) is None]
    assert not missing, f"{id_} ({motif}) : sans fondement : {missing}"
    cited = [each for several in regime.fondements.values() for each in several]
    assert all(each.objet and each.checked_on for each in cited), "un texte dit ce qu'il règle et quand il a été lu"
    assert set(regime.fondements) <= set(OPERATIONS)


@pytest.mark.parametrize(
    ("operation", "day", "cited", "why"),
    [
        ("distance", D(2000, 12, 31), "CPC 643", "le code de justice administrative n'existe pas encore"),
        ("distance", D(2001, 1, 1), "CJA R. 421-7", "en vigueur ce jour-là"),
        ("distance", D(1975, 12, 31), None, "ni l'un ni l'autre"),
    ],
)
def test_the_article_is_that_of_the_day(operation: str, day: D, cited: str | None, why: str) -> None:
    found = delais.regime("franc").fondement(operation, day)
    assert (found.citation if found else None) == cited, why


def test_no_regime_is_a_default() -> None:
    """Décret 72-788 took franc out of civil procedure: a rule that names no regime is an error."""
    with pytest.raises(TypeError, match="regime"):
        delais.Delai("P2M")


@pytest.mark.parametrize(
    ("name", "near", "why"),
    [
        ("ordinnaire", "« ordinaire »", "a slip"),
        ("franche", "« franc »", "another form"),
        ("xyz", "connus", "nothing near"),
    ],
)
def test_an_unknown_regime_names_those_that_exist(name: str, near: str, why: str) -> None:
    with pytest.raises(delais.RegimeError) as refusal:
        delais.regime(name)
    assert near in refusal.value.message.fr, why
    assert "franc_tutelle" in refusal.value.message.fr


@pytest.mark.parametrize("value", ["apre", "AVANT", ""])
def test_an_unknown_direction_is_refused(value: str) -> None:
    with pytest.raises(delais.DureeError, match="apres, avant"):
        delais.Delai("P2M", "ordinaire", sens=value)


@pytest.mark.parametrize("value", ["outremer", "étranger", ""])
def test_an_unknown_distance_is_refused(value: str) -> None:
    with pytest.raises(delais.DureeError, match="aucune, outre-mer, etranger"):
        delais.Delai("P2M", "ordinaire", distance=value)


def test_backward_and_its_regime_go_together() -> None:
    """`rebours` is what `sens = "avant"` means, alone: neither comes without the other, nor `veille` without it."""
    assert delais.Delai("P1D", "veille").sens == "avant"
    assert delais.Delai("P1D", "veille", sens="avant").regime.id == "veille"
    with pytest.raises(delais.RegimeError, match="rebours"):
        delais.Delai("P15D", "ordinaire", sens="avant")
    assert delais.Delai("P15D", "rebours").sens == "avant"


def test_regimes_are_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delais.regime("franc").report = False  # type: ignore[misc]


def test_a_reading_states_only_what_it_changes() -> None:
    found, source = read(FILE)
    assert source.problems == []
    (reading,) = found["essai"].lectures
    changed = reading.regime
    assert (changed.report, changed.franc, changed.origine, sorted(changed.decalage)) == (
        True,
        True,
        "premier_jour",
        ["samedi"],
    )


@pytest.mark.parametrize("row", WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_file_is_told(row: tuple[str, str, str, str | None, str]) -> None:
    name, old, new, key, why = row
    assert FILE.count(old) == 1, name
    _, source = read(FILE.replace(old, new))
    assert [problem.key for problem in source.problems] == [key], f"{name} : {why}"


def test_a_reading_does_not_reach_back() -> None:
    """The regime keeps its own rule when a reading of it rolls."""
    tutelle = delais.regime("franc_tutelle")
    assert not tutelle.report
    assert [each.regime.report for each in tutelle.lectures] == [True, False, False, False, False]
    assert all(each.cause.fr and each.cause.en for each in tutelle.lectures)
