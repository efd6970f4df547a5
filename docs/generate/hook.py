"""What the site adds at build time: one page and one picture a procedure, never committed, so never stale."""

import sys
from pathlib import Path

import mmdr
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOLDER = "reference/procedures"
LOOK = '%%{init: {"theme": "base", "themeVariables": {"edgeLabelBackground": "#ffffff"}}}%%'
LATER = (("Couverture", "couverture.md"),)  # pages that other tools write, listed once they are there


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The procedures, and the pages written by other tools, take their place in the table of contents."""
    from delais.procedure import load_procedure, procedure_ids

    sys.path.insert(0, config.docs_dir)  # here and not above: what a hook adds while it is loaded is taken off again
    pages = sorted((load_procedure(id_).label, f"{FOLDER}/{id_}.md") for id_ in procedure_ids())
    config.nav.append({"Procédures": [{label: path} for label, path in pages]})
    config.nav += [{title: name} for title, name in LATER if (Path(config.docs_dir) / name).is_file()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The page of each procedure, and its graph drawn once, here: the reader's browser runs no script for it."""
    from delais.procedure import load_procedure, procedure_ids
    from delais.views.diagram import render_mermaid
    from generate.procedures import page

    for id_ in procedure_ids():
        picture = mmdr.render(f"{LOOK}\n{render_mermaid(load_procedure(id_))}").svg()
        files.append(File.generated(config, f"{FOLDER}/{id_}.md", content=page(id_)))
        files.append(File.generated(config, f"{FOLDER}/{id_}.svg", content=picture))
    return files
