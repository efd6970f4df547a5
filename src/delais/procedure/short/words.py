"""The keys of a procedure file, table by table, each with the name of the attribute that it fills."""

PERIOD = {"depuis": "since", "jusqu_au": "until", "au_jour_de": "selected_by"}
CITED = {"regle": "rule", "sources": "fondement"}
ROW = {**PERIOD, **CITED, "si": "when"}

LIFE = {**PERIOD, **CITED, "motif": "motif", "sources_fin": "fondement_fin"}
STATE = {
    "titre": "label", "sans_borne": "open_ended", "sans_borne_depuis": "open_ended_since",
    "sans_borne_jusqu_au": "open_ended_until", "clos": "final",
}  # fmt: skip
FACT = {"type": "type", "titre": "label", "requis": "required", "sinon": "default", "valeurs": "values"}
MOVE = {**ROW, "de": "source", "vers": "dest"}
REFUSAL = {**ROW, "motif": "motif", "dans": "source", "sans": "sans"}
BOUND = {
    **ROW, "dit": "fact", "au_moins": "au_moins", "au_plus": "au_plus", "le": "reference", "pourcent_de": "pourcent_de",
    "motif": "motif",
}  # fmt: skip
OPENING = {
    **ROW, "procedure": "procedure", "comme": "comme", "branche": "branche", "moment": "moment", "avec": "facts",
    "reprend": "reprend",
}  # fmt: skip
TRIGGER = {
    "acte": "event", "moment": "moment", "dit": "fact", "a_defaut": "a_defaut", "fin_de": "lapse", "si": "when",
}  # fmt: skip
ACT = {"acte": "event", "moment": "moment", "si": "when"}
LIMIT = {
    **PERIOD, "titre": "label", "par": "actor", "nature": "nature", "vaut": "effet", "effet": "consequence",
    "regime": "regime", "sens": "sens", "distance": "distance", "dans": "vit_dans", "bloque": "bloque",
    "chaque": "chaque", "lectures": "lectures",
}  # fmt: skip
STEP = {
    **CITED, "vaut": "duree", "le": "date_fixe", "ancre": "ancre", "regime": "regime", "lectures": "lectures",
    "reserve": "reserve", "reserve_en": "reserve_en", "jusqu_au": "until", "au_jour_de": "selected_by",
}  # fmt: skip
COUNT_STEP = {**CITED, "vaut": "unite", "franchise": "franchise", "jusqu_au": "until", "au_jour_de": "selected_by"}
MENTION = {**ROW, "dit": "facts", "reserve": "reserve", "reserve_en": "reserve_en"}
INCIDENT = {
    **ROW, "fait": "op", "acte": "event", "fin_de": "lapse", "admis": "admis", "juge_par": "juge_par", "max": "max",
    "duree": "duree", "reserve": "reserve", "reserve_en": "reserve_en", "lectures": "lectures",
}  # fmt: skip
DEROGATION = {"loi": "id", "si": "when", "autre_lecture": "autre_lecture", "cause": "cause", "cause_en": "cause_en"}

WRITTEN = {
    "label": "titre", "actor": "par", "checked_on": "relu_le", "vie": "existe", "states": "etats", "events": "actes",
    "trigger": "court_de", "act": "jusqu_a", "fin": "jusqu_a", "values": "duree", "opposable_if": "exige",
    "incidents": "touche_par", "transitions": "passe", "not_modelled": "non_modelise", "date_is": "date",
    "moments": "date", "facts": "dit", "open_ended": "sans_borne", "consequence": "effet", "vit_dans": "dans",
    "since": "depuis", "until": "jusqu_au", "selected_by": "au_jour_de", "fondement": "sources", "rule": "regle",
    "when": "si", "lapse": "fin_de", "event": "acte", "unite": "vaut",
}  # fmt: skip
"""How the keys of the rows that no table above moves are written."""

FACT_TYPES = {"oui_non": "bool", "choix": "enum", "date": "date", "duree": "duree", "nombre": "entier"}
"""The types of a fact as they are written."""

OPEN_STATES = "ouverts"
"""The group that every file has: the states that are not closed."""
