"""Each format, declared once: the readers, the reference page, the JSON Schema and what is written come from here."""
