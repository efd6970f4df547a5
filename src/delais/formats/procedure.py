"""The format of a procedure."""

from delais.errors import texte
from delais.formats.calendrier import CHECKED, CITED
from delais.formats.keys import (
    ANY,
    DATE,
    DELAI,
    EVENT,
    FACTS,
    FIXED_DATE,
    FLAG,
    INTEGER,
    MOMENT,
    ROWS,
    STATES,
    TABLE,
    TEXT,
    TEXTS,
    WORD,
    Format,
    Key,
    Shape,
    document,
)
from delais.formats.limits import COMPTES, DELAIS
from delais.formats.rows import LABEL, PERIOD, RULE_IF_ANY, SOURCE, SOURCE_IF_ANY, WHEN
from delais.word_lists import FACT_TYPES, MOMENTS

_UNSAID = "le fait doit être dit ; sinon il a un `default`, ou peut rester non dit, comme toute mention d'un acte"
_NOTE = "ce qui est laissé de côté, en une phrase ; sans date, vaut tant qu'un texte qu'elle cite est en vigueur"
_LAPSE = Key("lapse", DELAI, "délai dont la fin produit l'effet")
_SINCE, _UNTIL, _SELECTED_BY = PERIOD

_EVENTS: dict[str, Shape] = {
    "vie[]": Shape(
        (
            Key("since", _SINCE.kind, _SINCE.sens, required=True),
            _UNTIL,
            _SELECTED_BY,
            Key("motif", TEXT, "pourquoi elle n'existe plus : requis avec `until`"),
            SOURCE,
            Key("fondement_fin", TEXTS, "textes qui y mettent fin"),
            RULE_IF_ANY,
        )
    ),
    "states.*": Shape(
        (
            LABEL,
            Key("final", FLAG, "le dossier est clos"),
            Key("open_ended", TEXT, "pourquoi rien ne borne l'attente, là où rien ne la borne"),
            Key("open_ended_since", DATE, "premier jour où `open_ended` est vrai ; toujours par défaut"),
            Key("open_ended_until", DATE, "premier jour où il ne l'est plus"),
        )
    ),
    "events.*": Shape(
        (
            LABEL,
            Key("date_is", WORD, "le moment que porte la `date` de l'événement", required=True, words=MOMENTS),
            Key("moments", TEXTS, "autres moments qu'il peut porter, chacun dans une clé à son nom"),
            Key("facts", TABLE, "faits que l'événement doit ou peut dire"),
            Key("actor", TEXT, "qui fait l'acte"),
        )
    ),
    "events.*.facts.*": Shape(
        (
            Key("type", WORD, "nature de la valeur", required=True, words=FACT_TYPES),
            LABEL,
            Key("required", FLAG, _UNSAID),
            Key("default", ANY, "valeur présumée d'un fait non dit, marquée comme telle"),
            Key("values", TEXTS, "mots d'un `enum`, et de lui seul"),
        )
    ),
}
_MOVES: dict[str, Shape] = {
    "transitions[]": Shape(
        (
            Key("event", EVENT, "événement déclaré"),
            _LAPSE,
            Key("source", STATES, "un état, plusieurs, ou `non_final`", required=True),
            Key("dest", TEXT, "l'état d'arrivée", required=True),
            *PERIOD,
            WHEN,
            SOURCE_IF_ANY,
            RULE_IF_ANY,
        )
    ),
    "refus[]": Shape(
        (
            Key("event", EVENT, "l'acte refusé", required=True),
            Key("motif", TEXT, "la raison que l'on lit", required=True),
            Key("source", STATES, "états où il est refusé ; tous les états ouverts par défaut"),
            Key("sans", TEXTS, "événements sans lesquels il est refusé"),
            *PERIOD,
            WHEN,
            SOURCE,
            RULE_IF_ANY,
        )
    ),
    "ouvre[]": Shape(
        (
            Key("procedure", TEXT, "procédure ouverte", required=True),
            Key("comme", TEXT, "événement de l'autre procédure dont celui d'ici tient lieu"),
            Key("branche", TEXT, "nom de la branche"),
            Key("event", EVENT, "événement déclaré"),
            _LAPSE,
            Key("state", TEXT, "état dont l'entrée ouvre la branche"),
            Key("moment", MOMENT, "moment de l'événement ; sa `date` par défaut"),
            Key("facts", TABLE, "faits donnés à l'événement de l'autre procédure", free=FACTS),
            Key("reprend", TABLE, 'faits repris d\'ici : `{ fait_la_bas = "fait_ici" }`', free=TEXT),
            *PERIOD,
            WHEN,
            SOURCE_IF_ANY,
            RULE_IF_ANY,
        )
    ),
    "conditions[]": Shape(
        (
            Key("event", EVENT, "événement déclaré", required=True),
            Key("fact", TEXT, "fait borné : une date, dont on compte les années, ou un nombre", required=True),
            Key("au_moins", INTEGER, "borne basse, comprise"),
            Key("au_plus", INTEGER, "borne haute, comprise ; un pourcentage avec `pourcent_de`"),
            Key(
                "reference",
                FIXED_DATE,
                "date fixe à laquelle se comptent les années : avec un fait date, et lui seul",
            ),
            Key("pourcent_de", TEXT, "fait entier dont `au_plus` est un pourcentage, arrondi en bas"),
            Key("motif", TEXT, "la raison que l'on lit", required=True),
            *PERIOD,
            WHEN,
            SOURCE,
            RULE_IF_ANY,
        )
    ),
    "conditions[].reference": Shape(like="delais.*.values[].date_fixe"),
    "not_modelled[]": Shape(
        (
            Key("text", TEXT, _NOTE, required=True),
            SOURCE_IF_ANY,
            RULE_IF_ANY,
            _SINCE,
            _UNTIL,
        )
    ),
}

PROCEDURE = Format(
    "procedure",
    texte("Une procédure", "A procedure"),
    texte("procedures/ID.toml"),
    {
        "": document(
            Key("id", TEXT, "nom du fichier sans `.toml`, minuscules, chiffres et `_`", required=True),
            LABEL,
            Key("initial", TEXT, "état d'où part tout dossier", required=True),
            CHECKED,
            CITED,
            Key("vie", ROWS, "quand la procédure existe ; au moins une", required=True),
            Key("states", TABLE, "états du dossier, par identifiant"),
            Key("events", TABLE, "actes possibles, par identifiant"),
            Key("delais", TABLE, "délais, par identifiant"),
            Key("transitions", ROWS, "passages d'un état à l'autre"),
            Key("refus", ROWS, "actes que la loi refuse dans un cas donné"),
            Key("conditions", ROWS, "bornes d'âge, d'ancienneté ou de nombre"),
            Key("ouvre", ROWS, "procédures ouvertes à côté ou après"),
            Key("comptes", TABLE, "nombres qui croissent par unité ou fraction, par identifiant"),
            Key("not_modelled", ROWS, "ce que le fichier laisse de côté"),
        ),
        **_EVENTS,
        **DELAIS,
        **COMPTES,
        **_MOVES,
    },
)
