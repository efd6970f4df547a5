"""Days and the distance to them, as people say it."""

import datetime

from delais.french_dates import long_day


def days(number: int, lang: str = "fr") -> str:
    """A number of days.

    >>> days(1), days(55, "en")
    ('1 jour', '55 days')
    """
    word = "day" if lang == "en" else "jour"
    return f"{number} {word}{'s' if number > 1 else ''}"


def left(number: int, lang: str = "fr") -> str:
    """How far a due date is.

    >>> left(0), left(1), left(55), left(-3)
    ("aujourd'hui", 'demain', 'dans 55 jours', 'dépassée de 3 jours')
    """
    if number < 0:
        return f"{days(-number, lang)} overdue" if lang == "en" else f"dépassée de {days(-number)}"
    if number < 2:
        return (("today", "tomorrow") if lang == "en" else ("aujourd'hui", "demain"))[number]
    return f"in {days(number, lang)}" if lang == "en" else f"dans {days(number)}"


def hour(heure: datetime.time | None, lang: str = "fr") -> str:
    """The hour at which a last day ends.

    >>> hour(None), hour(datetime.time(14, 30))
    ('minuit', '14 h 30')
    """
    if heure is None:
        return "midnight" if lang == "en" else "minuit"
    return f"{heure:%H:%M}" if lang == "en" else f"{heure.hour} h {heure.minute:02d}"


def at(heure: datetime.time | None, lang: str = "fr") -> str:
    """The hour with its preposition: « à minuit »."""
    return f"{'at' if lang == 'en' else 'à'} {hour(heure, lang)}"


def month_name(day: datetime.date, lang: str = "fr") -> str:
    """The month of `day`.

    >>> month_name(datetime.date(2024, 2, 29))
    'février'
    """
    return long_day(day, lang, year=False).rpartition(" ")[2]


def short_day_year(day: datetime.date) -> str:
    """The day in ten characters, the same in both languages."""
    return f"{day:%d.%m.}{day.year:04d}"
