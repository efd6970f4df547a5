"""What `lot` answers to one row: the due date or the error, the safe date, the other readings, the reserves."""

import datetime
from functools import lru_cache
from typing import NamedTuple, cast

from delais.calendars import calendar
from delais.cli.csv_records import plain
from delais.computation import Delai, compute
from delais.duree import Duree
from delais.errors import DelaisError
from delais.views.csv_text import csv_cell
from delais.word_lists import Distance, Sens
from delais.written_dates import read_day

_REMEMBERED = 1 << 17  # answers: a file asks the same thing many times, and memory stays bounded


class Answer(NamedTuple):
    """The cells that answer a row, written as cells; `joined` is all of them with their separator."""

    echeance: str
    erreur: str
    prudente: str
    lectures: str
    reserves: str
    joined: str


class Answers:
    """Answers to the questions of one file, each made once. `names` says which column each cell of a question is."""

    def __init__(self, names: tuple[str, ...], separator: str, lang: str, *, prudent: bool) -> None:
        self.lang = lang
        self._names = names
        self._separator = separator
        self._prudent = prudent
        self._known: dict[tuple[str, ...], Answer] = {}

    def __call__(self, question: tuple[str, ...]) -> Answer:
        """The answer to the cells as they are written."""
        answer = self._known.get(question)
        if answer is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            answer = self._known[question] = self._answer(dict(zip(self._names, map(plain, question), strict=True)))
        return answer

    def wrong(self, message: str) -> Answer:
        """The answer to a row that cannot be read: its error."""
        return self._cells("", " ".join(message.split()))

    def _answer(self, row: dict[str, str]) -> Answer:
        try:
            start = read_day(row["depart"], self.lang)
            distance, sens = row.get("distance") or "aucune", row.get("sens") or "apres"
            rule = _rule(row["duree"], row["regime"], distance, sens, self.lang)
            due = compute(rule, start, calendar(row["territoire"]))
        except DelaisError as error:
            return self.wrong(error.render(self.lang))
        safe = due.prudent()
        shown = safe if self._prudent else due
        colon = ": " if self.lang == "en" else " : "
        return self._cells(
            _stamp(shown.date, shown.heure),
            "",
            _stamp(safe.date, safe.heure),
            " ; ".join(f"{_stamp(each.date, each.fin)}{colon}{each.cause.dans(self.lang)}" for each in shown.lectures),
            " ; ".join(reserve.dans(self.lang) for reserve in shown.reserves),
        )

    def _cells(self, *texts: str) -> Answer:
        cells = [csv_cell(text, self._separator) if text else "" for text in texts]
        echeance, erreur, prudente, lectures, reserves = cells + [""] * (5 - len(cells))
        joined = self._separator.join((echeance, erreur, prudente, lectures, reserves))
        return Answer(echeance, erreur, prudente, lectures, reserves, joined)


def _stamp(day: datetime.date, hour: datetime.time | None) -> str:
    return day.isoformat() + (f"T{hour:%H:%M}" if hour else "")


@lru_cache(maxsize=4096)
def _rule(duree: str, regime: str, distance: str, sens: str, lang: str) -> Delai:
    # a cell may hold any word: the limit checks it
    return Delai(Duree.parse(duree, lang), regime, sens=cast(Sens, sens), distance=cast(Distance, distance))
