"""What people write by mistake in TOML, and files made to be long to read: named, bounded, counted."""

import os
from pathlib import Path

import pytest

from command_line import RECOURS, run
from delais.dossier.loader import parse_dossier
from delais.errors import InputError
from delais.file_bytes import MAX_BYTES, read_bounded
from delais.toml_lines import line_numbers
from delais.toml_mistakes import MAX_PARTS
from delais.toml_table import parse_source
from mutated_toml import BOUND, checking, reading, spoiled, spoiled_data

GOOD = RECOURS.read_text("utf-8")
AU = ("--au", "2024-03-12")

# la ligne fautive, ce qui en est dit, le remède, en anglais, motif
MISTAKES = [
    ("date = 07/02/2024", "date « 07/02/2024 »", "écrire date = 2024-02-07", "write date = 2024-02-07",
     "à la française"),
    ("date = 7.2.2024", "date « 7.2.2024 »", "écrire date = 2024-02-07", "write date = 2024-02-07",
     "avec des points"),
    ("date = 2024-2-7", "date « 2024-2-7 »", "écrire date = 2024-02-07", "write date = 2024-02-07", "sans zéros"),
    ("a = True", "« True » n’est ni true ni false", "écrire a = true", "write a = true", "une majuscule"),
    ("a = oui", "« oui » n’est ni true ni false", "écrire a = true", "write a = true", "en français"),
    ("a = FALSE # non", "« FALSE »", "écrire a = false", "write a = false", "suivi d'un commentaire"),
    ("a = metropole", "texte sans guillemets « metropole »", 'écrire a = "metropole"', 'write a = "metropole"',
     "un mot nu"),
    ("a = « x y »", "guillemets typographiques", 'écrire a = "x y"', 'write a = "x y"', "d'un traitement de texte"),
    ("a: 1", "« : » au lieu de « = »", "écrire a = 1", "write a = 1", "un deux-points"),
    ("délai = 1", "clé hors des lettres ASCII", "sans accent", "without accents", "une clé accentuée"),
    ("a =", "valeur manquante après « a = »", "écrire la valeur", "write the value", "rien après le signe"),
    ("[evenements]\na = 1\n[evenements]\nb = 1", "table [evenements] écrite deux fois", "[[evenements]]",
     "[[evenements]]", "des crochets simples, deux fois"),
    ("[[evenements]]\na = 1\n[evenements]\nb = 1", "table [evenements] écrite deux fois", "[[evenements]]",
     "[[evenements]]", "des crochets simples, la seconde fois"),
    ("a = { b = 1, c = True }", "« True » n’est ni true ni false", "écrire c = true", "write c = true",
     "une majuscule dans une table en ligne, où sont les faits"),
    ("a = { d = 07/02/2024 }", "date « 07/02/2024 »", "écrire d = 2024-02-07", "write d = 2024-02-07",
     "une date dans une table en ligne"),
    ("a = { d =, e = 1 }", "valeur manquante après « d = »", "écrire la valeur", "write the value",
     "une valeur qui manque dans une table en ligne"),
    ("a = 1\rb = 2", "fin de ligne CR seule", "LF ou CRLF", "LF or CRLF", "un vieux Mac"),
]  # fmt: skip


@pytest.mark.parametrize("row", MISTAKES, ids=[row[4] for row in MISTAKES])
def test_the_message_names_the_real_mistake(row: tuple[str, str, str, str, str]) -> None:
    text, said, remedy, english, why = row
    with pytest.raises(InputError) as refused:
        parse_source("essai.toml", f"z = 1\n{text}\n".encode())
    told = refused.value.render("fr")
    last = 2 + text.count("\n", 0, max(text.rfind("["), 0))
    assert f"essai.toml:{last}" in told, f"{why} : la ligne\n{told}"
    assert said in told, f"{why}\n{told}"
    assert remedy in told, f"{why} : le remède\n{told}"
    assert english in refused.value.render("en"), why


def test_a_single_pair_of_brackets_around_events_is_named() -> None:
    (problem,) = _problems(b'procedure = "recours_amiable"\n[evenements]\nnom = "x"\n')
    assert (problem.line, problem.remedy and problem.remedy.fr) == (2, "écrire [[evenements]]")


def _problems(raw: bytes) -> tuple:
    with pytest.raises(InputError) as refused:
        parse_dossier("essai.toml", raw)
    return refused.value.problems


def test_a_dotted_key_of_twenty_thousand_parts_is_refused_before_it_is_read() -> None:
    """The reader of the standard library takes 1.9 GB over it."""
    for text in (
        ".".join("a" * 20_000) + " = 1\n",
        f"[{'.'.join('a' * 20_000)}]\n",
        f"x = {{ {'a.' * 9_000}a = 1 }}\n",
    ):
        with pytest.raises(InputError) as refused:
            parse_source("essai.toml", b"z = 1\n" + text.encode())
        assert f"essai.toml:2 : TOML incorrect : clé de plus de {MAX_PARTS} parties" in refused.value.render()


ALLOWED = [
    (f"{'.'.join('a' * MAX_PARTS)} = 1\n", "une clé du plus grand nombre de parties"),
    (f"a = '{'.'.join('b' * 500)}'\n", "un texte qui a beaucoup de points"),
    (f"# {'.'.join('b' * 500)}\na = 1\n", "un commentaire"),
    ("a = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5]\n", "des nombres à virgule"),
]


@pytest.mark.parametrize(("text", "why"), ALLOWED, ids=[row[1] for row in ALLOWED])
def test_what_is_not_a_deep_key_is_read(text: str, why: str) -> None:
    assert parse_source("essai.toml", text.encode()).data, why


def test_a_megabyte_of_empty_events_is_told_on_one_screen(tmp_path: Path) -> None:
    """It printed 51 MB: now the first twenty problems and a count."""
    path = tmp_path / "dossier.toml"
    path.write_text('procedure = "recours_amiable"\n' + "[[evenements]]\n" * 66_000, encoding="utf-8")
    for lang, words in (
        ("fr", "et 480 autres problèmes ; lecture arrêtée au 500e problème"),
        ("en", "and 480 other problems; reading stopped at problem 500"),
    ):
        done = run("chronologie", path, *AU, "--lang", lang)
        assert (done.status, done.out) == (2, "")
        assert len(done.err) < 10_000, f"{len(done.err)} caractères"
        assert words in done.err.splitlines()[-1], done.err.splitlines()[-1]
        checked = run("verifier", path, "--lang", lang)
        assert (checked.status, len(checked.out) < 10_000) == (1, True), f"{len(checked.out)} caractères"
        assert words in checked.out.splitlines()[-2], "verifier compte de même ce qu'il ne montre pas"


def test_every_problem_is_kept_and_twenty_are_told() -> None:
    raw = b'procedure = "recours_amiable"\n' + b"".join(b"z%d = 1\n" % index for index in range(30))
    problems = _problems(raw)
    told = InputError(problems).render()
    assert len(problems) == 30, "l'erreur les porte tous"
    assert told.count("clé inconnue") == 20
    assert told.endswith("et 10 autres problèmes")


def test_a_number_of_thousands_of_digits_is_a_problem_not_a_crash() -> None:
    for number in ("0x" + "f" * 50_000, "9" * 5_000):
        told = "".join(each.render() for each in _problems(f"procedure = {number}\n".encode()))
        assert told, "Python refuse d'écrire ce nombre : le dire sans s'arrêter"


def test_lists_in_lists_without_end() -> None:
    for text in ("a = " + "[" * 100_000, "a = " + "{a = " * 5_000, "a = " + "[" * 240 + "]" * 240):
        told = "".join(each.render() for each in _problems(text.encode()))
        assert "problème" in told or told, text[:20]


def test_each_sign_is_read_once() -> None:
    """Quotes, blanks and escapes that a scanner could go over again and again."""
    documents = {
        'a = "' + '\\"' * 200_000 + '"\nb = 1\n': 2,
        'a = """' + '"" ' * 100_000 + '"""\nb = 1\n': 2,
        "a = '" + '"' * 300_000 + "'\nb = 1\n": 2,
        "a = 1" + " " * 400_000 + "# x\n\n" + "\n" * 100_000 + "b = 1\n": 100_003,
    }
    for text, line in documents.items():
        assert line_numbers(text)[("b",)] == line


def test_a_file_without_end_is_read_no_further_than_the_bound(tmp_path: Path) -> None:
    large = tmp_path / "grand.toml"
    with large.open("wb") as file:
        file.truncate(5_000_000_000)  # five gigabytes that take no room
    done = run("chronologie", large, *AU)
    assert (done.status, done.out) == (2, "")
    assert "5000000000 octets, plus d'un mégaoctet" in done.err
    assert run("chronologie", "/dev/zero", *AU).err.count("mégaoctet") == 1


def test_a_pipe_that_nobody_writes_to_is_empty(tmp_path: Path) -> None:
    pipe = tmp_path / "tube.toml"
    os.mkfifo(pipe)
    done = run("chronologie", pipe, *AU)
    assert (done.status, done.out, "fichier vide" in done.err) == (2, "", True), done.err
    assert "fichier vide" in run("chronologie", "/dev/null", *AU).err


def test_a_pipe_that_is_written_to_is_read() -> None:
    """`delais chronologie <(commande)`: the shell gives a pipe."""
    reading_end, writing_end = os.pipe()
    os.write(writing_end, GOOD.encode())
    os.close(writing_end)
    done = run("chronologie", f"/dev/fd/{reading_end}", *AU)
    os.close(reading_end)
    assert (done.status, "recours-2024" in done.out) == (0, True), done.err


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(read_bounded(path)) == MAX_BYTES


def test_a_name_that_no_file_can_have() -> None:
    assert run("chronologie", "a\0b.toml", *AU).status == 2


def test_five_hundred_spoiled_dossiers_give_messages() -> None:
    """`make faults` gives the command a hundred thousand. What is no message of ours comes out as an exception."""
    told = [reading(raw, index) for index, raw in enumerate(spoiled(500))]
    assert 250 < sum(bool(words) for words in told) < 475, "la plupart sont gâtés pour de bon, d'autres se rejouent"
    assert max(map(len, told)) < BOUND, "et se disent en peu de mots"


def test_two_hundred_spoiled_procedures_and_calendars_give_messages(tmp_path: Path) -> None:
    """A transition on an event that is not there ended in a traceback of `verifier`."""
    told = [checking(raw, tmp_path / "essai.toml") for raw in spoiled_data(200)]
    assert sum("0 problème" not in words for words in told) > 100
    assert max(map(len, told)) < BOUND
