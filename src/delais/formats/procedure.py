"""The format of a procedure."""

from delais.errors import texte
from delais.formats.calendrier import CITED
from delais.formats.keys import (
    ANY,
    DATE,
    EXPECTED,
    FACTS,
    FIXED_DATE,
    FLAG,
    GROUPS,
    INTEGER,
    MOMENT,
    REGIME,
    ROWS,
    SEVERAL,
    STATES,
    TABLE,
    TEXT,
    TEXTS,
    TEXTS_BY_DAY,
    WORD,
    Format,
    Key,
    Shape,
    document,
)
from delais.formats.limits import COMPTES, DELAIS
from delais.formats.rows import PERIOD, REGLE, ROW, SOURCES, TITRE
from delais.word_lists import MOMENTS

FACT_TYPES = ("oui_non", "choix", "date", "duree", "nombre")
_UNSAID = "le fait doit être dit ; sinon il a un `sinon`, ou peut rester non dit, comme toute mention d'un acte"
_DATE = "le moment que porte la date de l'acte, puis les autres qu'il peut porter, chacun dans une clé à son nom"
_POINTS = (
    "un tiret par point laissé de côté ; entre crochets à sa fin, séparés par « ; » : `depuis` et `jusqu_au` avec leur "
    "jour, les règles, les textes"
)
_LOG = "actes, un par ligne : `JOUR acte fait !fait_faux fait=valeur moment=jour`"
_REGIME = "régime des délais qui n'en disent pas ; jamais un régime franc"
_GROUPS = "listes, phrases ou faits dits plusieurs fois : `@nom` les vaut là où il est écrit"
_DEPUIS, _JUSQU_AU, _AU_JOUR_DE = PERIOD

_STATES: dict[str, Shape] = {
    "existe[]": Shape(
        (
            Key("depuis", DATE, _DEPUIS.sens, required=True),
            _JUSQU_AU,
            _AU_JOUR_DE,
            Key("motif", TEXT, "pourquoi elle n'existe plus : requis avec `jusqu_au`"),
            Key("sources", TEXTS, SOURCES.sens, required=True),
            Key("sources_fin", TEXTS, "textes qui y mettent fin"),
            REGLE,
        )
    ),
    "etats.*": Shape(
        (
            TITRE,
            Key("initial", FLAG, "l'état d'où part tout dossier : un seul"),
            Key("clos", FLAG, "le dossier est clos"),
            Key("sans_borne", TEXT, "pourquoi rien ne borne l'attente, là où rien ne la borne"),
            Key("sans_borne_depuis", DATE, "premier jour où `sans_borne` est vrai ; toujours par défaut"),
            Key("sans_borne_jusqu_au", DATE, "premier jour où il ne l'est plus"),
        ),
        alone=Key("titre", TEXT, "son libellé", required=True),
    ),
    "ouvre[]": Shape(
        (
            Key("etat", TEXT, "état dont l'entrée ouvre la branche", required=True),
            Key("procedure", TEXT, "procédure ouverte", required=True),
            Key("comme", TEXT, "acte de l'autre procédure dont celui d'ici tient lieu"),
            Key("branche", TEXT, "nom de la branche"),
            Key("moment", MOMENT, "moment de l'acte ; sa `date` par défaut"),
            Key("avec", TABLE, "faits donnés à l'acte de l'autre procédure", free=FACTS),
            Key("reprend", TABLE, 'faits repris d\'ici : `{ fait_la_bas = "fait_ici" }`', free=TEXT),
            *ROW,
        )
    ),
}
_ACTS: dict[str, Shape] = {
    "actes.*": Shape(
        (
            TITRE,
            Key("par", TEXT, "qui fait l'acte"),
            Key("date", TEXTS, _DATE, required=True, words=MOMENTS),
            Key("dit", TABLE, "faits que l'acte doit ou peut dire"),
            Key("passe", SEVERAL, "passages de l'affaire d'un état à l'autre"),
            Key("reste_dans", TEXTS, "états où l'acte est reçu et ne déplace rien"),
            Key("avant", TEXTS_BY_DAY, "le motif pour lequel l'acte est refusé avant ce jour : il n'existait pas"),
            Key("apres", TEXTS_BY_DAY, "le motif pour lequel il l'est depuis ce jour : il n'existe plus"),
            Key("refuse", SEVERAL, "cas dans lesquels la loi refuse l'acte"),
            Key("condition", SEVERAL, "bornes d'âge, d'ancienneté ou de nombre"),
            Key("ouvre", SEVERAL, "procédures ouvertes à côté ou après"),
            REGLE,
            SOURCES,
        )
    ),
    "actes.*.dit.*": Shape(
        (
            Key("type", WORD, "nature de la valeur ; `choix` avec `valeurs`, sinon `oui_non`", words=FACT_TYPES),
            TITRE,
            Key("requis", FLAG, _UNSAID),
            Key("sinon", ANY, "valeur présumée d'un fait non dit, marquée comme telle"),
            Key("valeurs", TEXTS, "mots d'un `choix`, et de lui seul"),
        ),
        alone=Key("titre", TEXT, "son libellé", required=True),
    ),
    "actes.*.passe[]": Shape(
        (
            Key("de", STATES, "un état, plusieurs, ou `@ouverts`", required=True),
            Key("vers", TEXT, "l'état d'arrivée", required=True),
            *ROW,
        )
    ),
    "actes.*.refuse[]": Shape(
        (
            Key("dans", STATES, "états où il est refusé ; tous les états ouverts par défaut"),
            Key("sans", TEXTS, "actes sans lesquels il est refusé"),
            Key("motif", TEXT, "la raison que l'on lit", required=True),
            *ROW,
        )
    ),
    "actes.*.condition[]": Shape(
        (
            Key("dit", TEXT, "fait borné : une date, dont on compte les années, ou un nombre", required=True),
            Key("au_moins", INTEGER, "borne basse, comprise"),
            Key("au_plus", INTEGER, "borne haute, comprise ; un pourcentage avec `pourcent_de`"),
            Key("le", FIXED_DATE, "date fixe à laquelle se comptent les années : avec un fait date, et lui seul"),
            Key("pourcent_de", TEXT, "fait `nombre` dont `au_plus` est un pourcentage, arrondi en bas"),
            Key("motif", TEXT, "la raison que l'on lit", required=True),
            *ROW,
        )
    ),
    "actes.*.condition[].le": Shape(like="delais.*.le"),
    "actes.*.ouvre[]": Shape(tuple(key for key in _STATES["ouvre[]"].keys if key.name != "etat")),
}
_REST: dict[str, Shape] = {
    "non_modelise": Shape((Key("points", TEXT, _POINTS, required=True),)),
    "exemples[]": Shape(
        (
            TITRE,
            Key("journal", TEXTS, _LOG, required=True),
            Key("attendu", EXPECTED, "à chaque jour, l'état (`etat`) et le jour ou le statut de délais"),
            Key("territoire", TEXT, "le territoire du dossier ; la métropole par défaut"),
            Key("residence", TABLE, "où demeure telle partie", free=TEXT),
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
            TITRE,
            Key("relu_le", DATE, "jour où le droit du fichier a été relu", required=True),
            CITED,
            Key("regime", REGIME, _REGIME),
            Key("existe", SEVERAL, "quand la procédure existe", required=True),
            Key("groupes", TABLE, _GROUPS, free=GROUPS),
            Key("modeles", TABLE, "ce que plusieurs délais disent de même, par nom"),
            Key("etats", TABLE, "états du dossier, par identifiant", required=True),
            Key("sans_borne", TABLE, "pourquoi rien ne borne l'attente, par état", free=TEXT),
            Key("ouvre", SEVERAL, "procédures ouvertes par l'entrée dans un état"),
            Key("actes", TABLE, "actes possibles, par identifiant"),
            Key("delais", TABLE, "délais, par identifiant"),
            Key("comptes", TABLE, "nombres qui croissent par unité ou fraction, par identifiant"),
            Key("non_modelise", TABLE, "ce que le fichier laisse de côté"),
            Key("exemples", ROWS, "petits dossiers, et ce qu'ils doivent donner : rejoués par `delais verifier`"),
            number=2,
        ),
        **_STATES,
        **_ACTS,
        **DELAIS,
        **COMPTES,
        **_REST,
    },
    number=2,
    groups=True,
)
