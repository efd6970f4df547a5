"""The page of the command line, drawn from the parsers themselves."""

import argparse

from delais.cli.arguments import build
from generate import exit_statuses
from generate.markdown import code, plain, table

HEAD = """\
<!-- Page écrite par `make pages` d'après les parseurs : ne pas la corriger à la main. -->
# Commandes

`delais COMMANDE --help` dit la même chose dans le terminal. Chaque commande accepte `--lang fr` ou `--lang en`.

État de sortie : **0** fait, **1** un refus ou un problème trouvé, **2** mauvais usage ou entrée illisible. Les
résultats vont sur la sortie standard, les messages sur la sortie d'erreur. `NO_COLOR` est respecté ; sans terminal, la
sortie est simple et n'est jamais coupée.
"""
EXITS = """\
## États de sortie { #etats }

La suite de tests essaie chaque ligne dans un processus. Les fichiers : `faux.toml` n'a pas la date de son événement,
`tard.toml` finit au-delà de 2100, `refus.toml` contient un acte tardif, `vide` est un répertoire vide, `lot-faux.csv` a
une durée sans unité, `existe.csv` est déjà là,
`edition-neuve.json` n'a plus aucun article. Quand c'est la sortie d'erreur qui est fermée ou pleine, l'état reste
celui de la commande."""
_ALWAYS = ("help", "lang")


def page() -> str:
    """The whole page."""
    parser = build("fr")
    subs = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    purposes = {choice.dest: choice.help or "" for choice in subs._choices_actions}
    rows = [(f"[{code(name)}](#{name})", plain(purposes[name])) for name in subs.choices]
    parts = [HEAD, table(("Commande", "Ce qu'elle donne"), rows)]
    tail = f"{EXITS}\n\n{exit_statuses.section()}"
    for name, sub in subs.choices.items():
        parts.append(
            f"## {code(name)} {{ #{name} }}\n\n{_sentence(purposes[name])}\n\n{_usage(name, sub)}\n\n{_rows(sub)}"
        )
    return "\n".join([parts[0], "\n\n".join([*parts[1:], tail])]) + "\n"


def _sentence(words: str) -> str:
    return plain(words[:1].upper() + words[1:] + ".")


def _usage(name: str, parser: argparse.ArgumentParser) -> str:
    """The usage, one line, the same whatever the version of argparse."""
    exclusive = [group for group in parser._mutually_exclusive_groups for _ in group._group_actions]
    together = {id(action) for group in exclusive for action in group._group_actions}
    words = ["delais", name]
    options = [action for action in parser._actions if action.option_strings and action.dest not in _ALWAYS]
    words += [_positional(action) for action in parser._actions if not action.option_strings]
    words += [_option(action) for action in options if action.required]
    words += [f"[{_option(action)}]" for action in options if not action.required and id(action) not in together]
    for group in parser._mutually_exclusive_groups:
        words.append("[" + " | ".join(_option(action) for action in group._group_actions) + "]")
    return "```text\n" + " ".join(words) + "\n```"


def _positional(action: argparse.Action) -> str:
    name = str(action.metavar or action.dest)
    return {"?": f"[{name}]", "*": f"[{name}...]", "+": f"{name}..."}.get(str(action.nargs), name)


def _option(action: argparse.Action) -> str:
    if action.nargs == 0:
        return action.option_strings[-1]
    value = "|".join(map(str, action.choices)) if action.choices else str(action.metavar or action.dest.upper())
    return f"{action.option_strings[-1]} {value}"


def _rows(parser: argparse.ArgumentParser) -> str:
    rows = []
    for action in parser._actions:
        if action.dest in _ALWAYS:
            continue
        name = _option(action) if action.option_strings else _positional(action)
        words = [plain(action.help)] if action.help else []
        words += ["répétable"] if isinstance(action, argparse._AppendAction) else []
        if action.choices:
            words.append("un de : " + ", ".join(map(code, action.choices)))
        if action.option_strings and action.default and action.default != argparse.SUPPRESS:
            words.append(f"par défaut {code(str(action.default))}")
        words += ["obligatoire"] if action.required and action.option_strings else []
        rows.append((code(name.split(" ")[0] if action.choices else name), " ; ".join(words) or "—"))
    return table(("Argument", "Sens"), rows)
