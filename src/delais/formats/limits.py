"""The tables of a procedure that say its time limits and its counts."""

from attrs import evolve

from delais.formats.keys import (
    DELAI,
    DURATION,
    EVENT,
    INTEGER,
    MOMENT,
    REGIME,
    ROWS,
    SEVERAL,
    STATES,
    TABLE,
    TEXT,
    TEXT_BY_DAY,
    TEXTS,
    WORD,
    Key,
    Shape,
)
from delais.formats.rows import ANCRE, CAUSE, FIXED, LE, PERIOD, REGLE, RESERVE, ROW, SI, SOURCES, TITRE
from delais.word_lists import EFFETS, NATURES, SENS

ADMIS = ("veille", "fin", "toujours")
OPS = ("repart", "interrompt", "suspend", "reprend", "proroge", "renouvele")
FORMS = ("sans", "avec", "avant")

_READINGS = Key("lectures", ROWS, "autres lectures de la règle, données à côté quand elles changent la date")
_MOMENT = Key("moment", MOMENT, "moment de l'acte, que l'on écrit aussi `acte.moment` ; sa `date` par défaut")
_ACT = Key("acte", EVENT, "acte déclaré, ou `acte.moment`")
_END = Key("fin_de", DELAI, "délai dont la fin produit l'effet")
_LEFT_UNSAID = "moment que la loi prend quand le premier n'est pas au dossier, avec une réserve"
_FACT = "fait de type date, au lieu d'un moment ; avec `moment`, celui-ci quand le fait n'est pas dit"
_OTHERWISE = (
    "ce que d'autres lisent : `sans` elle, `avec` elle que la lecture retenue écarte, ou sa fenêtre jugée `avant` les "
    "autres lois"
)
_DURATION = "`2 mois`, `15 jours`, `8 jours ouvrés`… : requise sans `le` ; par défaut celle du pas d'avant"
_REGIME = "manière de compter ; par défaut celle de la tête, jamais une autre"
_LIVES = "états où le délai a un objet : `@ouverts` les vaut tous ; par défaut ceux où mène l'acte qui le fait courir"
_CHAIN = "une durée ; ou ses pas, chacun à son premier jour, en une suite ou en plusieurs, chacune pour ses faits"
_OPTIONAL = (
    Key("comme", TEXT, "modèle de `[modeles]` qui dit ce que le délai ne dit pas"),
    TITRE,
    Key("par", TEXT, "qui doit agir", required=True),
    Key("nature", WORD, "ce que fait la fin du délai", required=True, words=NATURES),
    Key("vaut", WORD, "ce que vaut un silence : requis pour cette nature, refusé aux autres", words=EFFETS),
    Key("court_de", TABLE, "ce qui fait courir le délai", required=True),
    Key("jusqu_a", TABLE, "l'acte, ou l'un des actes, qui le satisfait"),
    Key("regime", REGIME, _REGIME),
    Key("sens", WORD, "`avant` compte en arrière d'un acte à venir", words=SENS),
    Key("distance", TEXT, "acte que l'éloignement allonge, tel que le nomme `procedures/distance.toml`"),
    Key("dans", STATES, _LIVES),
    Key("bloque", TEXTS, "actes qu'une attente retient"),
    Key("chaque", TEXT, "fait de l'acte de départ : un délai par valeur, par exemple par partie"),
    *PERIOD,
    Key("duree", SEVERAL, _CHAIN),
    LE,
    ANCRE,
    REGLE,
    SOURCES,
    *RESERVE,
    Key("effet", TEXT, "ce que la fin change pour la personne, en une phrase ; aussi dans `fin`"),
    Key("fin", SEVERAL, "où la fin mène le dossier"),
    Key("ouvre", SEVERAL, "procédures que la fin ouvre"),
    Key("exige", SEVERAL, "faits sans lesquels il ne court pas"),
    _READINGS,
    Key("touche_par", SEVERAL, "ce qui le touche pendant qu'il court"),
    Key("derogations", SEVERAL, "lois d'exception qui l'atteignent"),
)
_STEP = (
    Key("vaut", DURATION, _DURATION),
    LE,
    ANCRE,
    Key("regime", REGIME, "manière de compter de ce pas, si elle diffère"),
    Key("jusqu_au", PERIOD[1].kind, "premier jour où le pas ne vaut plus : à n'écrire que si nul pas ne le suit"),
    PERIOD[2],
    REGLE,
    SOURCES,
    _READINGS,
)
_MENTION = (Key("dit", TEXTS, "faits `oui_non` qui doivent tous être vrais", required=True), *ROW, *RESERVE)
_INCIDENT = (
    Key("fait", WORD, "ce qui arrive au délai", required=True, words=OPS),
    _ACT,
    _END,
    Key("admis", WORD, "jusqu'à quand il est admis ; `fin`, par défaut, comprend le dernier jour", words=ADMIS),
    Key("juge_par", MOMENT, "moment par lequel « admis » se juge"),
    Key("max", INTEGER, "combien de fois au plus"),
    Key("duree", DURATION, "quantité ajoutée, ou total nouveau : requise pour `proroge` et `renouvele`"),
    *ROW,
    Key("lectures", ROWS, "autres lectures d'`admis`, ou des jours d'une suspension"),
    *RESERVE,
)
_LINES = Key("lignes", ROWS, "lignes qui ont en commun ce que dit le bloc")


def _asked(keys: tuple[Key, ...], *others: Key) -> tuple[Key, ...]:
    """The same keys, none of which must be written."""
    return (*(evolve(key, required=False) for key in keys), *others)


_COURSE = Shape(
    (
        _ACT,
        _MOMENT,
        Key("dit", TEXT, _FACT),
        Key("a_defaut", TEXT, _LEFT_UNSAID),
        _END,
        SI,
        Key("selon", SEVERAL, "autre moment selon les faits"),
        Key("un_de", ROWS, "le premier de plusieurs départs"),
        Key("tous_de", ROWS, "le dernier de plusieurs départs"),
    ),
    alone=Key("acte", TEXT, "l'acte, ou `acte.moment`", required=True),
)
DELAIS: dict[str, Shape] = {
    "modeles.*": Shape(_asked(_OPTIONAL[1:])),
    "delais.*": Shape(_OPTIONAL, unless="comme"),
    "delais.*.court_de": _COURSE,
    "delais.*.court_de.un_de[]": Shape(like="delais.*.court_de"),
    "delais.*.court_de.tous_de[]": Shape(like="delais.*.court_de"),
    "delais.*.court_de.selon[]": Shape((SI, _MOMENT)),
    "delais.*.jusqu_a": Shape(
        (
            Key("acte", TEXTS, "un acte, ou plusieurs dont un suffit", required=True),
            Key("moment", MOMENT, "moment par lequel il est à temps"),
            SI,
        ),
        alone=Key("acte", TEXTS, "l'acte, `acte.moment`, ou plusieurs actes"),
    ),
    "delais.*.duree[]": Shape(
        (
            SI,
            Key("toujours", TABLE, "le pas qui vaut depuis que le délai existe"),
            Key("reserve", TEXT_BY_DAY, "ce que ne garantit pas la suite, ou tel de ses pas"),
            Key("reserve_en", TEXT, "la même chose en anglais"),
            *_STEP,
        ),
        days=Key("toujours", TABLE, "le pas qui vaut depuis ce jour"),
        alone=Key("vaut", DURATION, "la durée, depuis que le délai existe"),
    ),
    "delais.*.duree[].toujours": Shape((*_STEP, *RESERVE), alone=Key("vaut", DURATION, "la durée")),
    "delais.*.le": FIXED,
    "delais.*.ancre": Shape(like="delais.*.le"),
    "delais.*.duree[].le": Shape(like="delais.*.le"),
    "delais.*.duree[].ancre": Shape(like="delais.*.le"),
    "delais.*.duree[].toujours.le": Shape(like="delais.*.le"),
    "delais.*.duree[].toujours.ancre": Shape(like="delais.*.le"),
    "delais.*.lectures[]": Shape(
        (
            *CAUSE,
            Key("regime", REGIME, "autre manière de compter"),
            Key("duree", DURATION, "autre durée"),
            Key("decale_depart", INTEGER, "jours dont le départ se déplace"),
        )
    ),
    "delais.*.duree[].lectures[]": Shape(like="delais.*.lectures[]"),
    "delais.*.duree[].toujours.lectures[]": Shape(like="delais.*.lectures[]"),
    "delais.*.fin[]": Shape(
        (
            Key("de", STATES, "états que la fin quitte ; par défaut ceux où le délai vit"),
            Key("vers", TEXT, "l'état où elle mène", required=True),
            Key("effet", TEXT, "ce que la fin change pour la personne, en une phrase"),
            *ROW,
        ),
        alone=Key("vers", TEXT, "l'état où elle mène", required=True),
    ),
    "delais.*.ouvre[]": Shape(like="actes.*.ouvre[]"),
    "delais.*.exige[]": Shape((*_MENTION, _LINES), unless="lignes"),
    "delais.*.exige[].lignes[]": Shape(_asked(_MENTION)),
    "delais.*.touche_par[]": Shape((*_INCIDENT, _LINES), unless="lignes"),
    "delais.*.touche_par[].lignes[]": Shape(_asked(_INCIDENT)),
    "delais.*.touche_par[].lectures[]": Shape(
        (
            Key("admis", WORD, "jusqu'à quand d'autres l'admettent : requis sans `jours`", words=ADMIS),
            Key("jours", INTEGER, "à la place, jours de suspension que d'autres comptent en plus : à un `reprend`"),
            *CAUSE,
        )
    ),
    "delais.*.touche_par[].lignes[].lectures[]": Shape(like="delais.*.touche_par[].lectures[]"),
    "delais.*.derogations[]": Shape(
        (
            Key("loi", TEXT, "loi de `procedures/derogations.toml`", required=True),
            SI,
            Key("autre_lecture", WORD, _OTHERWISE, words=FORMS),
            Key("cause", TEXT, "pourquoi d'autres lisent autrement : requise avec `autre_lecture`"),
            Key("cause_en", TEXT, "la même chose en anglais"),
        ),
        alone=Key("loi", TEXT, "la loi", required=True),
    ),
}
for _path in tuple(DELAIS):
    if _path.startswith("delais.*.") and _path.count(".") == 2:  # below, they are those of the tables they are like
        DELAIS[_path.replace("delais.*", "modeles.*", 1)] = Shape(like=DELAIS[_path].like or _path)
_COUNT_STEP = (
    Key("vaut", DURATION, "une unité commencée en vaut une entière"),
    Key("franchise", DURATION, "temps pendant lequel rien ne compte"),
    Key("jusqu_au", PERIOD[1].kind, "premier jour où le pas ne vaut plus : à n'écrire que si nul pas ne le suit"),
    PERIOD[2],
    REGLE,
    SOURCES,
)
COMPTES: dict[str, Shape] = {
    "comptes.*": Shape(
        (
            TITRE,
            Key("court_de", TABLE, "ce qui ouvre le compte : un acte", required=True),
            Key("jusqu_a", TABLE, "ce qui l'arrête : un acte", required=True),
            Key("duree", SEVERAL, "manières datées de compter", required=True),
            Key("franchise", DURATION, "temps pendant lequel rien ne compte"),
            REGLE,
            SOURCES,
        )
    ),
    "comptes.*.court_de": Shape(like="delais.*.court_de"),
    "comptes.*.jusqu_a": Shape(like="delais.*.court_de"),
    "comptes.*.duree[]": Shape(
        (SI, Key("toujours", TABLE, "le pas qui vaut toujours"), *_COUNT_STEP),
        days=Key("toujours", TABLE, "le pas qui vaut depuis ce jour"),
        alone=Key("vaut", DURATION, "l'unité, depuis que la procédure existe"),
    ),
    "comptes.*.duree[].toujours": Shape(_COUNT_STEP, alone=Key("vaut", DURATION, "l'unité")),
}
