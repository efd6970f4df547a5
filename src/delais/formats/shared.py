"""The formats of the files of `procedures/` that every procedure shares: regimes, exceptional laws, distances."""

from delais.errors import texte
from delais.formats.calendrier import CHECKED, CITED
from delais.formats.keys import DATE, DURATION, FLAG, ROWS, TABLE, TEXT, TEXTS, WORD, Format, Key, Shape, document
from delais.formats.rows import RESERVE
from delais.places import TERRITOIRES
from delais.word_lists import ORIGINES

NON_OUVRES = ("samedi", "dimanche", "ferie")
OVERLAY_OPS = ("suspend", "recalcule", "ajoute")
OPERATIONS = (
    "depart", "decalage", "premier_jour", "quantieme", "fin_de_mois", "jours", "heures", "jours_ouvrables",
    "jours_ouvres", "rebours", "distance", "franc", "report", "sans_report",
)  # fmt: skip
LABEL = Key("label", TEXT, "libellé que l'on lit", required=True)
_LABEL_EN = Key("label_en", TEXT, "le libellé en anglais", required=True)
_CHANGED = "ce que la lecture change"
_CITED_FIRST = "textes de cette opération, le premier en vigueur étant cité"
_ADDED = "quantité ajoutée (requise pour `ajoute`), ou longueur au plus (`recalcule`)"

REGIMES = Format(
    "regimes",
    texte("Les régimes de calcul", "The computation regimes"),
    texte("procedures/regimes.toml"),
    {
        "": document(CHECKED, CITED, Key("regimes", TABLE, "régimes, par identifiant")),
        "regimes.*": Shape(
            (
                LABEL,
                _LABEL_EN,
                Key("franc", FLAG, "le dernier jour ne compte pas : l'acte peut être fait le lendemain"),
                Key("report", FLAG, "un dernier jour non ouvré est prorogé"),
                Key("a_rebours", FLAG, "il se compte en arrière ; sa franchise est alors la veille"),
                Key("origine", WORD, "d'où l'on compte : le déclenchement, ou le premier jour", words=ORIGINES),
                Key("decalage", TEXTS, "jours qui déplacent le départ", words=NON_OUVRES),
                Key("decalage_teste", WORD, "le jour mis à cette épreuve", words=ORIGINES),
                Key("fondement", TABLE, "textes, par opération"),
                Key("lectures", ROWS, "autres lectures, données à côté quand elles changent la date"),
            )
        ),
        "regimes.*.fondement": Shape(tuple(Key(name, TEXTS, _CITED_FIRST) for name in OPERATIONS)),
        "regimes.*.lectures[]": Shape(
            (
                Key("cause", TEXT, "pourquoi d'autres lisent autrement", required=True),
                Key("cause_en", TEXT, "la même chose en anglais", required=True),
                Key("franc", FLAG, _CHANGED),
                Key("report", FLAG, _CHANGED),
                Key("origine", WORD, _CHANGED, words=ORIGINES),
                Key("decalage", TEXTS, _CHANGED, words=NON_OUVRES),
                Key("decalage_teste", WORD, _CHANGED, words=ORIGINES),
            )
        ),
    },
)
DEROGATIONS = Format(
    "derogations",
    texte("Les lois d'exception", "The exceptional laws"),
    texte("procedures/derogations.toml"),
    {
        "": document(CHECKED, CITED, Key("derogations", TABLE, "lois, par identifiant")),
        "derogations.*": Shape(
            (
                LABEL,
                Key("label_en", TEXT, "le libellé en anglais"),
                Key("op", WORD, "ce qu'elle fait aux délais qu'elle atteint", required=True, words=OVERLAY_OPS),
                Key("du", DATE, "premier jour de la fenêtre", required=True),
                Key("au", DATE, "dernier jour, compris", required=True),
                Key("duree", DURATION, _ADDED),
                Key("fondement", TEXTS, "le texte", required=True),
                *RESERVE,
            )
        ),
    },
)
DISTANCES = Format(
    "distances",
    texte("Les délais de distance", "The extensions for distance"),
    texte("procedures/distance.toml"),
    {
        "": document(
            CHECKED,
            CITED,
            Key("distances", TABLE, "articles, par identifiant"),
            Key("sieges", ROWS, "où siège l'autorité saisie, quand ce n'est pas le territoire du dossier"),
            Key(
                "collectivites",
                ROWS,
                "territoires qui n'en font qu'un dans la comparaison de la résidence et du siège",
            ),
        ),
        "distances.*": Shape(
            (
                Key("sieges", TEXTS, "territoires du siège que l'article régit", required=True),
                Key("actes", TEXTS, "actes qu'il nomme", required=True),
                Key("actes_lus", TEXTS, "actes qu'une lecture seule y ajoute"),
                Key("cause", TEXT, "pourquoi d'autres lisent autrement : requise avec `actes_lus`"),
                Key("cause_en", TEXT, "la même chose en anglais"),
                Key("fondement", TEXTS, "le texte", required=True),
            )
        ),
        "sieges[]": Shape(
            (
                Key("actes", TEXTS, "actes qui saisissent l'autorité", required=True),
                Key("territoires", TEXTS, "territoires des dossiers concernés ; tous à défaut"),
                Key("siege", WORD, "territoire où elle siège", required=True, words=TERRITOIRES, open=True),
            )
        ),
        "collectivites[]": Shape(
            (
                Key(
                    "territoire", WORD, "celui qui fait partie d'un autre", required=True, words=TERRITOIRES, open=True
                ),
                Key("avec", WORD, "cet autre", required=True, words=TERRITOIRES, open=True),
                Key("until", DATE, "premier jour où il n'en fait plus partie"),
            )
        ),
    },
)
