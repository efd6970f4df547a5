"""A wrong calendar or regime file says where, what was read, what was expected and how to mend it, in two languages."""

import pytest

from delais.calendars import read_calendar
from delais.regimes import read_regimes
from delais.toml_table import Source, parse_source

CALENDAR = """checked_on = 2026-03-14
textes = ["feries"]
territoire = "essai"
label = "essai"
label_en = "trial"
herite = "metropole"
[[feries]]
id = "fete"
nom = "fête d'essai"
nom_en = "trial day"
statut = "loi"
regle = { mois = 3, jour = 9 }
fondement = ["ct_l3133_1"]
conteste = { cause = "oui et non", cause_en = "yes and no" }
"""
REGIMES = """checked_on = 2026-03-14
textes = ["computation"]
[regimes.essai]
label = "essai"
label_en = "trial"
decalage = ["samedi"]
[[regimes.essai.lectures]]
report = true
cause = "lu avec report"
cause_en = "read with a roll"
"""


def calendar_of(text: str) -> Source:
    source = parse_source("essai.toml", text.encode())
    read_calendar(source)
    return source


def regimes_of(text: str) -> Source:
    source = parse_source("essai.toml", text.encode())
    read_regimes(source)
    return source


TERRITORIES = (
    "metropole, alsace-moselle, guadeloupe, guyane, martinique, mayotte, reunion, saint-barthelemy, saint-martin, "
    "saint-pierre-et-miquelon"
)
SHAPE = "{ mois = 5, jour = 1 } ou { paques = 1 }"
SHAPE_EN = "{ mois = 5, jour = 1 } or { paques = 1 }"

# ce qu'on écrit, à la place de quoi, le message français entier, le message anglais entier
CALENDAR_DEFECTS = [
    ('herite = "metropol"', 'herite = "metropole"',
     "essai.toml:6 : [herite] valeur refusée\n    valeur lue : metropol\n    attendu : un territoire\n"
     f"    remède : écrire « metropole » ? connus : {TERRITORIES}",
     "essai.toml:6: [herite] value refused\n    value read: metropol\n    expected: a territory\n"
     f'    remedy: write "metropole"? known: {TERRITORIES}'),
    ("regle = { mois = 13, jour = 9 }", "regle = { mois = 3, jour = 9 }",
     "essai.toml:12 : [feries[1].regle] valeur refusée\n    valeur lue : {'mois': 13, 'jour': 9}\n"
     f"    attendu : {SHAPE}",
     "essai.toml:12: [feries[1].regle] value refused\n    value read: {'mois': 13, 'jour': 9}\n"
     f"    expected: {SHAPE_EN}"),
    ("regle = { mois = 3 }", "regle = { mois = 3, jour = 9 }",
     f"essai.toml:12 : [feries[1].regle] valeur refusée\n    valeur lue : {{'mois': 3}}\n    attendu : {SHAPE}",
     f"essai.toml:12: [feries[1].regle] value refused\n    value read: {{'mois': 3}}\n    expected: {SHAPE_EN}"),
    ("regle = { jour = 9 }", "regle = { mois = 3, jour = 9 }",
     f"essai.toml:12 : [feries[1].regle] valeur refusée\n    valeur lue : {{'jour': 9}}\n    attendu : {SHAPE}",
     f"essai.toml:12: [feries[1].regle] value refused\n    value read: {{'jour': 9}}\n    expected: {SHAPE_EN}"),
    ("regle = { mois = 3, jour = 32 }", "regle = { mois = 3, jour = 9 }",
     "essai.toml:12 : [feries[1].regle] valeur refusée\n    valeur lue : {'mois': 3, 'jour': 32}\n"
     f"    attendu : {SHAPE}",
     "essai.toml:12: [feries[1].regle] value refused\n    value read: {'mois': 3, 'jour': 32}\n"
     f"    expected: {SHAPE_EN}"),
    ("regle = { mois = 3, jour = 9, paques = 1 }", "regle = { mois = 3, jour = 9 }",
     "essai.toml:12 : [feries[1].regle] valeur refusée\n    valeur lue : {'mois': 3, 'jour': 9, 'paques': 1}\n"
     f"    attendu : {SHAPE}",
     "essai.toml:12: [feries[1].regle] value refused\n    value read: {'mois': 3, 'jour': 9, 'paques': 1}\n"
     f"    expected: {SHAPE_EN}"),
    ("regle = { mois = 3, jour = 9, annee = 1 }", "regle = { mois = 3, jour = 9 }",
     "essai.toml:12 : [feries[1].regle.annee] clé inconnue « annee »\n    remède : connus : jour, mois, paques",
     'essai.toml:12: [feries[1].regle.annee] unknown key "annee"\n    remedy: known: jour, mois, paques'),
    ('label_en = "trial"\nfuseau = "Europe/Pari"', 'label_en = "trial"',
     "essai.toml:6 : [fuseau] valeur refusée\n    valeur lue : Europe/Pari\n    attendu : un fuseau de la base IANA\n"
     "    remède : Europe/Paris",
     "essai.toml:6: [fuseau] value refused\n    value read: Europe/Pari\n    expected: a zone of the IANA database\n"
     "    remedy: Europe/Paris"),
    ('statut = "coutume"', 'statut = "loi"',
     "essai.toml:11 : [feries[1].statut] valeur refusée\n    valeur lue : coutume\n    attendu : un mot de la liste\n"
     "    remède : connus : loi, reglement, usage",
     "essai.toml:11: [feries[1].statut] value refused\n    value read: coutume\n    expected: a word of the list\n"
     "    remedy: known: loi, reglement, usage"),
]  # fmt: skip

# ce qu'on ôte, la clé que le message doit dire manquante, la ligne de la table
MISSING = [
    ("checked_on = 2026-03-14\n", "checked_on", None),
    ('textes = ["feries"]\n', "textes", None),
    ('territoire = "essai"\n', "territoire", None),
    ('label = "essai"\n', "label", None),
    ('label_en = "trial"\n', "label_en", None),
    ('id = "fete"\n', "id", "feries[1]"),
    ('nom = "fête d\'essai"\n', "nom", "feries[1]"),
    ('nom_en = "trial day"\n', "nom_en", "feries[1]"),
    ('statut = "loi"\n', "statut", "feries[1]"),
    ('fondement = ["ct_l3133_1"]\n', "fondement", "feries[1]"),
    ('cause = "oui et non", ', "cause", "feries[1].conteste"),
    (', cause_en = "yes and no"', "cause_en", "feries[1].conteste"),
]

UNKNOWN = [
    ('label = "essai"\n', 'label = "essai"\ncouleur = 1\n', "couleur"),
    ('id = "fete"\n', 'id = "fete"\ncouleur = 1\n', "feries[1].couleur"),
    ('cause = "oui et non"', 'couleur = 1, cause = "oui et non"', "feries[1].conteste.couleur"),
    ("[[feries]]", "[couverture]\ncouleur = 1\n[[feries]]", "couverture.couleur"),
    ('textes = ["feries"]', 'textes = ["ferie"]', "textes[1]"),
]

REGIME_DEFECTS = [
    ('decalage = ["samdi"]', 'decalage = ["samedi"]',
     "essai.toml:6 : [regimes.essai.decalage] valeur refusée\n    valeur lue : samdi\n"
     "    attendu : un mot de la liste\n"
     "    remède : écrire « samedi » ? connus : samedi, dimanche, ferie",
     "essai.toml:6: [regimes.essai.decalage] value refused\n    value read: samdi\n    expected: a word of the list\n"
     '    remedy: write "samedi"? known: samedi, dimanche, ferie'),
    ('textes = ["computatio"]', 'textes = ["computation"]', None, None),
    ('label = "essai"\ncouleur = 1', 'label = "essai"', None, None),
    ('report = true\ncouleur = 1', "report = true", None, None),
]  # fmt: skip


def test_the_files_are_right_before_they_are_broken() -> None:
    assert not calendar_of(CALENDAR).problems
    assert not regimes_of(REGIMES).problems


@pytest.mark.parametrize(("written", "instead", "french", "english"), CALENDAR_DEFECTS)
def test_a_wrong_calendar_says_so(written: str, instead: str, french: str, english: str) -> None:
    assert instead in CALENDAR
    (problem,) = calendar_of(CALENDAR.replace(instead, written)).problems
    assert problem.render("fr") == french
    assert problem.render("en") == english


@pytest.mark.parametrize(("removed", "key", "table"), MISSING)
def test_a_missing_key_is_named(removed: str, key: str, table: str | None) -> None:
    assert removed in CALENDAR
    problems = calendar_of(CALENDAR.replace(removed, "")).problems
    assert f"la clé « {key} » manque" in [problem.message.fr for problem in problems]
    assert table in [problem.key for problem in problems]


@pytest.mark.parametrize(("instead", "written", "key"), UNKNOWN)
def test_an_unknown_key_is_named(instead: str, written: str, key: str) -> None:
    assert instead in CALENDAR
    assert key in [problem.key for problem in calendar_of(CALENDAR.replace(instead, written)).problems]


@pytest.mark.parametrize(("written", "instead", "french", "english"), REGIME_DEFECTS)
def test_a_wrong_regime_says_so(written: str, instead: str, french: str | None, english: str | None) -> None:
    assert instead in REGIMES
    problems = regimes_of(REGIMES.replace(instead, written)).problems
    assert len(problems) == 1
    if french and english:
        assert problems[0].render("fr") == french
        assert problems[0].render("en") == english
    else:
        assert problems[0].key in ("textes[1]", "regimes.essai.couleur", "regimes.essai.lectures[1].couleur")


def test_a_calendar_that_says_no_years_covers_150() -> None:
    source = parse_source("essai.toml", CALENDAR.replace('herite = "metropole"\n', "").encode())
    read = read_calendar(source)
    assert (read.first_year, read.last_year) == (1950, 2100)
    assert read.contested == read.feries
    named = parse_source(
        "essai.toml",
        CALENDAR.replace(
            "[[feries]]", "[couverture]\npremiere_annee = 1970\nderniere_annee = 1980\n[[feries]]"
        ).encode(),
    )
    assert (read_calendar(named).first_year, read_calendar(named).last_year) == (1970, 1980)
