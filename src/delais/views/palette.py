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
