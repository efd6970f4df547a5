"""The tables of a procedure that say its time limits and its counts."""

from delais.formats.keys import (
    DELAI,
    DURATION,
    EVENT,
    FIXED_DATE,
    INTEGER,
    MOMENT,
    REGIME,
    ROWS,
    STATES,
    TABLE,
    TEXT,
    TEXTS,
    WORD,
    Key,
    Shape,
)
from delais.formats.rows import CAUSE, LABEL, PERIOD, RESERVE, RULE, RULE_IF_ANY, SOURCE, WHEN
from delais.word_lists import EFFETS, NATURES, SENS

ADMIS = ("veille", "fin", "toujours")
OPS = ("repart", "interrompt", "suspend", "reprend", "proroge", "renouvele")
FORMS = ("sans", "avec", "avant")

_READINGS = Key("lectures", ROWS, "autres lectures de la règle, données à côté quand elles changent la date")
_MOMENT = Key("moment", MOMENT, "moment de l'événement ; sa `date` par défaut")
_EVENT = Key("event", EVENT, "événement déclaré")
_LAPSE = Key("lapse", DELAI, "délai dont la fin produit l'effet")
_LEFT_UNSAID = "moment que la loi prend quand le premier n'est pas au dossier, avec une réserve"
_FACT = "fait de type date, au lieu d'un moment ; avec `moment`, celui-ci quand le fait n'est pas dit"
_OTHERWISE = (
    "ce que d'autres lisent : `sans` elle, `avec` elle que la lecture retenue écarte, ou sa fenêtre jugée `avant` les "
    "autres lois"
)

DELAIS: dict[str, Shape] = {
    "delais.*": Shape(
        (
            LABEL,
            Key("actor", TEXT, "qui doit agir", required=True),
            Key("trigger", TABLE, "ce qui fait partir le délai", required=True),
            Key("act", TABLE, "l'acte, ou l'un des actes, qui le satisfait"),
            Key("nature", WORD, "ce que fait la fin du délai", required=True, words=NATURES),
            Key("effet", WORD, "ce que vaut un silence : requis pour cette nature, refusé aux autres", words=EFFETS),
            Key("consequence", TEXT, "ce que la fin change pour la personne, en une phrase", required=True),
            Key("regime", REGIME, "manière de compter ; jamais par défaut", required=True),
            Key("sens", WORD, "`avant` compte en arrière d'un événement à venir", words=SENS),
            Key("distance", TEXT, "acte que l'éloignement allonge, tel que le nomme `procedures/distance.toml`"),
            Key("vit_dans", STATES, "états où le délai a un objet ; `non_final`, ou rien, les vaut tous"),
            Key("bloque", TEXTS, "actes qu'une attente retient"),
            Key("chaque", TEXT, "fait du déclencheur : un délai par valeur, par exemple par partie"),
            *PERIOD,
            Key("opposable_if", ROWS, "faits sans lesquels il ne court pas"),
            Key("values", ROWS, "ses valeurs datées ; au moins une", required=True),
            _READINGS,
            Key("incidents", ROWS, "ce qui le touche pendant qu'il court"),
            Key("derogations", ROWS, "lois d'exception qui l'atteignent"),
        )
    ),
    "delais.*.trigger": Shape(
        (
            _EVENT,
            _MOMENT,
            Key("fact", TEXT, _FACT),
            Key("a_defaut", TEXT, _LEFT_UNSAID),
            _LAPSE,
            WHEN,
            Key("moment_when", ROWS, "autre moment selon les faits"),
            Key("any", ROWS, "le premier de plusieurs déclencheurs"),
            Key("all", ROWS, "le dernier de plusieurs déclencheurs"),
        )
    ),
    "delais.*.trigger.any[]": Shape(like="delais.*.trigger"),
    "delais.*.trigger.all[]": Shape(like="delais.*.trigger"),
    "delais.*.trigger.moment_when[]": Shape((WHEN, _MOMENT)),
    "delais.*.act": Shape(
        (
            Key("event", TEXTS, "un événement, ou plusieurs dont un suffit", required=True),
            Key("moment", MOMENT, "moment par lequel il est à temps"),
            WHEN,
        )
    ),
    "delais.*.opposable_if[]": Shape(
        (
            Key("facts", TEXTS, "faits `bool` qui doivent tous être vrais", required=True),
            *PERIOD,
            WHEN,
            SOURCE,
            RULE_IF_ANY,
            *RESERVE,
        )
    ),
    "delais.*.values[]": Shape(
        (
            RULE,
            Key("duree", DURATION, "`P2M`, `P15D`, `8 jours ouvrés`… : requise sans `date_fixe`"),
            Key("date_fixe", FIXED_DATE, "le jour que le texte donne lui-même, au lieu d'une durée"),
            Key("ancre", FIXED_DATE, "date fixe où le départ est déplacé"),
            Key("regime", REGIME, "manière de compter de cette valeur, si elle diffère"),
            *PERIOD,
            WHEN,
            SOURCE,
            _READINGS,
            *RESERVE,
        )
    ),
    "delais.*.values[].date_fixe": Shape(
        (
            Key("jour", INTEGER, "jour du mois ; le dernier du mois s'il n'existe pas", required=True),
            Key("mois", INTEGER, "mois de l'année ; sans lui, le mois du départ"),
            Key("annee", INTEGER, "années plus tard, avec `mois`"),
            Key("decalage_mois", INTEGER, "mois plus tard, sans `mois`"),
            Key("apres_le", INTEGER, "un mois de plus si le départ vient après ce jour du mois"),
        )
    ),
    "delais.*.values[].ancre": Shape(like="delais.*.values[].date_fixe"),
    "delais.*.lectures[]": Shape(
        (
            *CAUSE,
            Key("regime", REGIME, "autre manière de compter"),
            Key("duree", DURATION, "autre durée"),
            Key("decale_depart", INTEGER, "jours dont le départ se déplace"),
        )
    ),
    "delais.*.values[].lectures[]": Shape(like="delais.*.lectures[]"),
    "delais.*.incidents[]": Shape(
        (
            Key("op", WORD, "ce qui arrive au délai", required=True, words=OPS),
            _EVENT,
            _LAPSE,
            _MOMENT,
            Key(
                "admis",
                WORD,
                "jusqu'à quand l'incident est admis ; `fin`, par défaut, comprend le dernier jour",
                words=ADMIS,
            ),
            Key("juge_par", MOMENT, "moment par lequel « admis » se juge"),
            Key("max", INTEGER, "combien de fois au plus"),
            Key("duree", DURATION, "quantité ajoutée, ou total nouveau : requise pour `proroge` et `renouvele`"),
            *PERIOD,
            WHEN,
            SOURCE,
            RULE_IF_ANY,
            Key("lectures", ROWS, "autres lectures d'`admis`, ou des jours d'une suspension"),
            *RESERVE,
        )
    ),
    "delais.*.incidents[].lectures[]": Shape(
        (
            Key("admis", WORD, "jusqu'à quand d'autres l'admettent : requis sans `jours`", words=ADMIS),
            Key("jours", INTEGER, "à la place, jours de suspension que d'autres comptent en plus : à un `reprend`"),
            *CAUSE,
        )
    ),
    "delais.*.derogations[]": Shape(
        (
            Key("id", TEXT, "loi de `procedures/derogations.toml`", required=True),
            WHEN,
            Key("autre_lecture", WORD, _OTHERWISE, words=FORMS),
            Key("cause", TEXT, "pourquoi d'autres lisent autrement : requise avec `autre_lecture`"),
            Key("cause_en", TEXT, "la même chose en anglais"),
        )
    ),
}
COMPTES: dict[str, Shape] = {
    "comptes.*": Shape(
        (
            LABEL,
            Key("trigger", TABLE, "ce qui ouvre le compte : un événement", required=True),
            Key("fin", TABLE, "ce qui l'arrête : un événement", required=True),
            Key("values", ROWS, "manières datées de compter ; au moins une", required=True),
        )
    ),
    "comptes.*.trigger": Shape(like="delais.*.trigger"),
    "comptes.*.fin": Shape(like="delais.*.trigger"),
    "comptes.*.values[]": Shape(
        (
            RULE,
            Key("unite", DURATION, "une unité commencée en vaut une entière", required=True),
            Key("franchise", DURATION, "temps pendant lequel rien ne compte"),
            *PERIOD,
            WHEN,
            SOURCE,
        )
    ),
}
