"""The colours of the exports, light and dark: each at least 4.5 to 1 on its page, and never alone to say something."""

PAGE = "page"
LIGHT = {
    PAGE: "#ffffff", "text": "#1f2328", "muted": "#59636e", "event": "#0550ae", "refusal": "#b31d28",
    "deadline": "#8a2da5", "projection": "#0a6c74", "reserve": "#8a4600", "today": "#116329",
}  # fmt: skip
DARK = {
    PAGE: "#12161c", "text": "#e6edf3", "muted": "#9aa4af", "event": "#7cb8ff", "refusal": "#ff8f8a",
    "deadline": "#dfa6f2", "projection": "#6fd0d8", "reserve": "#eab46a", "today": "#6bd28a",
}  # fmt: skip

# Each style of the layout: its colour, and what else it wears.
STYLES = {
    "text": ("text", ""),
    "title": ("text", "bold"),
    "day": ("text", "bold"),
    "heading": ("text", "bold"),
    "state": ("text", "bold"),
    "opens": ("text", ""),
    "operation": ("text", "bold"),
    "reading": ("text", ""),
    "moment": ("text", ""),
    "term": ("muted", ""),
    "rail": ("muted", ""),
    "law": ("muted", ""),
    "aside": ("muted", ""),
    "fact": ("muted", ""),
    "footer": ("muted", ""),
    "cancelled": ("muted", "struck"),
    "date": ("muted", ""),
    "evenement": ("event", "bold"),
    "refus": ("refusal", "bold"),
    "refusal": ("refusal", ""),
    "fin": ("deadline", "bold"),
    "echeance": ("deadline", "bold"),
    "deadline": ("deadline", "bold"),
    "prevision": ("projection", "italic"),
    "posterieur": ("event", "italic"),
    "today": ("today", "bold"),
    "reserve": ("reserve", ""),
}
_WEARS = {
    "": "",
    "bold": " font-weight: 700;",
    "italic": " font-style: italic;",
    "struck": " text-decoration: line-through;",
}


def declarations(colours: dict[str, str], attribute: str) -> str:
    """The CSS rules of every style, `attribute` being the one that takes the colour."""
    return " ".join(
        f".{style} {{ {attribute}: {colours[colour]};{_WEARS[wear]} }}" for style, (colour, wear) in STYLES.items()
    )


def page_style(light: dict[str, str], dark: dict[str, str], width: int) -> str:
    """The style sheet of an HTML page: variables for the colours, one grid for the rows."""
    rules = " ".join(
        f".{style} {{ color: var(--{colour});{_WEARS[wear]} }}" for style, (colour, wear) in STYLES.items()
    )
    return (
        f":root {{ color-scheme: light dark; {_variables(light)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(dark)} }} }}\n"
        f"body {{ max-width: {width}ch; {_BODY} }}\n{_RULES}{rules}\n"
    )


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


_BODY = (
    "margin: 2rem auto; padding: 0 1.25rem; background: var(--page); color: var(--text); "
    "font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;"
)
_RULES = """\
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; } p { margin: 0; } header p { color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 1rem 0 0; }
dt { color: var(--muted); } dd { grid-column: 2; margin: 0; }
ol { list-style: none; margin: 0; padding: 0; }
ol > li { display: grid; grid-template-columns: 5.75rem 1.75rem 1fr; padding: .35rem 0; }
.mark { text-align: center; }
ol > li.today { display: flex; align-items: center; gap: .75rem; }
li.today::before, li.today::after { content: ""; border-top: 3px double var(--today); flex: 1; }
li.today::before { flex: 0 0 5.5rem; } .date { font-variant-numeric: tabular-nums; }
li > div > p + p { padding-left: .75rem; border-left: 1px solid color-mix(in srgb, var(--muted) 45%, transparent); }
cite a { color: inherit; } cite { font-style: normal; font-size: .875em; font-weight: 400; display: inline-block; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; font-weight: 400; }
thead th { color: var(--muted); border-bottom: 1px solid var(--muted); } tbody th { font-weight: 600; }
time, .short { white-space: nowrap; } footer { margin-top: 2.5rem; font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""
