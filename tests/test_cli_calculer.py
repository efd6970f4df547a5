"""`delais calculer` as a user runs it: what an unrolled period would give, and an act that comes too early."""

import json

import pytest

from command_line import run

# durée, départ, options, ce jour-là, motif
UNROLLED = [
    ("2 mois", "2024-02-07", (), "2024-04-07",
     "finissant un dimanche, reporté au lundi : un silence finirait le dimanche (CE n° 312682)"),
    ("1 mois", "2024-03-01", (), "2024-04-01", "lundi de Pâques, reporté : une prescription finirait le lundi"),
    ("P2M", "2024-02-08", (), None, "finissant un lundi ouvré : rien à dire"),
    ("P2M", "2024-02-07", ("--regime", "calendaire"), None, "ce régime ne reporte pas : la date est la sienne"),
    ("P2M", "2024-02-06", ("--regime", "franc"), None, "un régime nommé n'est pas celui que l'on prend sans y penser"),
    ("P1M", "2024-02-07", ("--distance", "outre-mer"), None, "un silence n'a jamais de distance"),
    ("P15D", "2024-04-07", ("--sens", "avant"), None, "à rebours, rien n'est reporté"),
]  # fmt: skip


@pytest.mark.parametrize("row", UNROLLED, ids=[row[4] for row in UNROLLED])
def test_what_a_silence_or_a_substantive_period_would_give(
    row: tuple[str, str, tuple[str, ...], str | None, str],
) -> None:
    duree, depart, options, expected, why = row
    asked = ("calculer", duree, "--du", depart, *options)
    assert json.loads(run(*asked, "--json").out)["sans_report"] == expected, why
    assert ("sans report :" in run(*asked).out.splitlines()[-1]) is bool(expected), why


def test_an_act_that_is_named_is_no_silence() -> None:
    done = run("calculer", "2 mois", "--du", "2024-02-07", "--pour", "pourvoi")
    assert "sans report" not in done.out, done.out


def test_the_line_says_the_day_and_how_to_ask_for_it() -> None:
    french = run("calculer", "2 mois", "--du", "2024-02-07").out.splitlines()[-1]
    assert french.startswith("sans report : dimanche 7 avril 2024 — un silence"), french
    assert "--regime calendaire" in french
    english = run("calculer", "2 mois", "--du", "2024-02-07", "--lang", "en").out.splitlines()[-1]
    assert english.startswith("not rolled: Sunday 7 April 2024 — a silence"), english


# options, acte, statut, avant le départ, en français, en anglais, motif
ACTS = [
    ((), "2024-01-05", 0, True, "il précède le départ, mercredi 10 janvier 2024", "it comes before the start",
     "un acte d'avant le départ : à temps, et c'est dit"),
    ((), "2024-01-20", 0, False, "acte à temps, 5 jours avant la fin", "in time, 5 days to spare", "un acte à temps"),
    (("--attente",), "2024-01-20", 1, False, "acte prématuré de 6 jours", "too early by 6 days",
     "une attente : l'acte est prématuré"),
    (("--attente",), "2024-01-26", 0, False, "acte permis, le premier jour", "lawful, on the first lawful day",
     "une attente : le premier jour permis"),
    (("--attente",), "2024-01-27", 0, False, "acte permis, 1 jour après le premier jour permis",
     "lawful, 1 day after the first lawful day", "une attente : le lendemain, non « avant la fin »"),
    (("--attente",), "2024-01-05", 1, True, "prématuré de 21 jours ; il précède le départ", "it comes before the start",
     "avant même que l'attente commence"),
]  # fmt: skip


# options, acte, en français, en anglais, motif
SAME_DAY = [
    ((), "2024-01-17T09:31", "acte tardif, le jour même, après 9 h 30", "too late, that very day, after 09:30",
     "une minute de retard n'est pas un jour"),
    (("--attente",), "2024-01-17T09:29", "acte prématuré, le jour même, avant 9 h 30",
     "too early, that very day, before 09:30", "une minute trop tôt"),
    ((), "2024-01-18T08:00", "acte tardif de 1 jour", "too late by 1 day", "le lendemain"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAME_DAY, ids=[row[4] for row in SAME_DAY])
def test_an_act_refused_for_its_hour_is_not_a_day_late(row: tuple[tuple[str, ...], str, str, str, str]) -> None:
    options, acte, french, english, why = row
    asked = ("calculer", "PT48H", "--du", "2024-01-15T09:30", "--regime", "calendaire", *options, "--acte", acte)
    said = run(*asked)
    assert (said.status, french in said.out) == (1, True), f"{why}\n{said.out}"
    assert english in run(*asked, "--lang", "en").out, why
    judged = json.loads(run(*asked, "--json").out)["acte"]
    assert (judged["a_temps"], judged["jours"]) == (False, -1 if "1 jour" in french else 0), why


@pytest.mark.parametrize("row", ACTS, ids=[row[6] for row in ACTS])
def test_an_act_is_judged_in_words_and_in_json(row: tuple[tuple[str, ...], str, int, bool, str, str, str]) -> None:
    options, acte, status, early, french, english, why = row
    asked = ("calculer", "P15D", "--du", "2024-01-10", *options, "--acte", acte)
    said = run(*asked)
    assert (said.status, french in said.out) == (status, True), f"{why}\n{said.out}"
    assert english in run(*asked, "--lang", "en").out, why
    assert json.loads(run(*asked, "--json").out)["acte"]["avant_depart"] is early, why
