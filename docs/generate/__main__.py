"""Write again the committed pages that come from the code, and the outputs shown in the others: `make pages`."""

from generate import cited_articles, commands, examples, formats, schemas
from generate.places import DOCS


def main() -> None:
    """The schemas, every derived page, then every shown output."""
    for path, text in schemas.files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (DOCS / "reference" / "formats.md").write_text(formats.page(), encoding="utf-8")
    (DOCS / "reference" / "commandes.md").write_text(commands.page(), encoding="utf-8")
    (DOCS / "reference" / "sources.md").write_text(cited_articles.page(), encoding="utf-8")
    for path in examples.PAGES:
        path.write_text(examples.refreshed(path), encoding="utf-8")


if __name__ == "__main__":
    main()
