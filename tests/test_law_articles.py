"""What each article makes true of every due date, whatever the start and the length; and what none of them promises."""

import datetime

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import delais
from delais import Calendar, Delai, Duree, Echeance
from delais.errors import Texte
from delais.holidays import Ferie
from explanation_text import explanation

D = datetime.date
DAY = datetime.timedelta(days=1)
METROPOLE = delais.calendar("metropole")
bounded = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.differing_executors],  # mutation testing runs a class more than once
)

starts = st.dates(D(1976, 1, 1), D(2080, 12, 31))
months = st.builds(Duree, months=st.integers(1, 36))
days = st.builds(Duree, days=st.integers(1, 400))
mixed = st.builds(Duree, months=st.integers(1, 12), days=st.integers(1, 60))
durees = st.one_of(months, days, mixed)
calendars = st.sampled_from(["metropole", "alsace-moselle", "reunion", "saint-martin"]).map(delais.calendar)
distances = st.sampled_from(["aucune", "outre-mer", "etranger"])


def due(
    duree: Duree | str, regime: str, start: D, calendar: Calendar = METROPOLE, distance: str = "aucune"
) -> Echeance:
    return delais.compute(Delai(duree, regime, distance=distance), start, calendar)


def nominal(duree: Duree | str, regime: str, start: D, calendar: Calendar = METROPOLE, distance: str = "aucune") -> D:
    """The same computation with the roll taken away: the last day before CPC 642 is asked."""
    unrolled = evolve(delais.regime(regime), report=False, lectures=())
    return delais.compute(Delai(duree, unrolled, distance=distance), start, calendar).date


def with_holiday(calendar: Calendar, day: D) -> Calendar:
    added = Ferie(
        id="ajoute", nom=Texte("jour ajouté", "added day"), statut="loi", fondements=(), mois=day.month, jour=day.day
    )
    return evolve(calendar, feries=(*calendar.feries, added))


class TestCPC641:
    """Days: the trigger day does not count. Months: same day-number, or the last of the month. Months before days."""

    @bounded
    @given(starts, st.integers(1, 400))
    def test_al1_the_trigger_day_is_not_counted(self, start: D, number: int) -> None:
        assert nominal(Duree(days=number), "ordinaire", start) == start + number * DAY

    @bounded
    @given(starts, st.integers(1, 60))
    def test_al2_same_day_number_or_last_of_the_month(self, start: D, number: int) -> None:
        end = nominal(Duree(months=number), "ordinaire", start)
        assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
        assert end.day == start.day or (end.day < start.day and (end + DAY).day == 1), (
            f"{start} + {number} mois : {end}"
        )

    @bounded
    @given(starts, st.integers(1, 12))
    def test_al2_a_year_is_twelve_months(self, start: D, years: int) -> None:
        ends = [nominal(duree, "ordinaire", start) for duree in (Duree(years=years), Duree(months=12 * years))]
        assert ends[0] == ends[1]

    @bounded
    @given(starts, mixed)
    def test_al3_months_before_days(self, start: D, duree: Duree) -> None:
        after_months = nominal(Duree(months=duree.months), "ordinaire", start)
        assert nominal(duree, "ordinaire", start) == after_months + duree.days * DAY

    @bounded
    @given(starts, durees, st.sampled_from(["ordinaire", "franc", "franc_sans_report", "calendaire", "franc_tutelle"]))
    def test_a_later_start_never_ends_earlier(self, start: D, duree: Duree, regime: str) -> None:
        earlier, later = due(duree, regime, start), due(duree, regime, start + DAY)
        assert earlier.date <= later.date, f"{explanation(earlier)}\n{explanation(later)}"

    @bounded
    @given(starts, durees, st.sampled_from(["ordinaire", "franc", "franc_sans_report", "calendaire", "franc_tutelle"]))
    def test_the_last_step_is_the_date(self, start: D, duree: Duree, regime: str) -> None:
        echeance = due(duree, regime, start)
        assert echeance.etapes[0].date == start
        assert echeance.etapes[-1].date == echeance.date > start
        walked = [step.date for step in echeance.etapes]
        assert walked == sorted(walked), f"une étape recule\n{explanation(echeance)}"


class TestCPC642:
    """A last day that is a Saturday, a Sunday or a holiday moves to the next working day, once."""

    @bounded
    @given(starts, durees, calendars)
    def test_never_ends_on_a_closed_day(self, start: D, duree: Duree, calendar: Calendar) -> None:
        echeance = due(duree, "ordinaire", start, calendar)
        assert calendar.closed(echeance.date) is None, explanation(echeance)

    @bounded
    @given(starts, durees, calendars)
    def test_the_first_working_day_and_no_further(self, start: D, duree: Duree, calendar: Calendar) -> None:
        last, rolled = nominal(duree, "ordinaire", start, calendar), due(duree, "ordinaire", start, calendar).date
        passed = [last + offset * DAY for offset in range((rolled - last).days)]
        assert all(calendar.closed(day) for day in passed), f"{last} reporté trop loin, au {rolled}"

    @bounded
    @given(starts, durees, calendars)
    def test_rolling_twice_changes_nothing(self, start: D, duree: Duree, calendar: Calendar) -> None:
        rolled = due(duree, "ordinaire", start, calendar).date
        again = due(Duree(days=1), "ordinaire", rolled - DAY, calendar).date
        assert calendar.next_open(rolled) == again == rolled

    @bounded
    @given(starts, durees, st.sampled_from(["ordinaire", "franc", "franc_tutelle"]), st.integers(-3, 10))
    def test_one_more_holiday_never_ends_earlier(self, start: D, duree: Duree, regime: str, offset: int) -> None:
        before = due(duree, regime, start)
        holiday = before.date + offset * DAY
        after = due(duree, regime, start, with_holiday(METROPOLE, holiday))
        assert after.date >= before.date, f"férié ajouté le {holiday}\n{explanation(before)}\n{explanation(after)}"

    @bounded
    @given(starts, st.integers(1, 30), st.sampled_from(["jours_ouvres", "jours_ouvrables"]))
    def test_one_more_holiday_never_shortens_worked_days(self, start: D, number: int, unit: str) -> None:
        duree = Duree(**{unit: number})
        before = due(duree, "ordinaire", start)
        after = due(duree, "ordinaire", start, with_holiday(METROPOLE, start + DAY))
        assert after.date >= before.date

    @bounded
    @given(starts, durees)
    def test_a_substantive_period_is_not_rolled(self, start: D, duree: Duree) -> None:
        assert due(duree, "calendaire", start).date == nominal(duree, "ordinaire", start)


class TestCPC643:
    """Distance is one whole with the duration: one month overseas, two abroad, then one roll."""

    @bounded
    @given(starts, st.one_of(months, mixed), st.sampled_from([("outre-mer", 1), ("etranger", 2)]), calendars)
    def test_one_whole_with_the_months(
        self, start: D, duree: Duree, distance: tuple[str, int], calendar: Calendar
    ) -> None:
        name, added = distance
        whole = due(duree.plus(Duree(months=added)), "ordinaire", start, calendar)
        assert due(duree, "ordinaire", start, calendar, name).date == whole.date

    @bounded
    @given(starts, days, st.sampled_from([("outre-mer", 1), ("etranger", 2)]))
    def test_the_distance_month_comes_before_the_days(self, start: D, duree: Duree, distance: tuple[str, int]) -> None:
        name, added = distance
        assert due(duree, "ordinaire", start, distance=name).date == due(
            duree.plus(Duree(months=added)), "ordinaire", start
        ).date  # fmt: skip

    @bounded
    @given(starts, durees)
    def test_farther_is_never_earlier(self, start: D, duree: Duree) -> None:
        ends = [due(duree, "ordinaire", start, distance=each).date for each in ("aucune", "outre-mer", "etranger")]
        assert ends == sorted(ends)
        assert ends[0] < ends[2]


class TestCJAR4211:
    """Franc before the administrative judge: the day after the last one, then one roll."""

    @bounded
    @given(starts, durees, distances)
    def test_one_day_after_the_ordinary_one_before_the_roll(self, start: D, duree: Duree, distance: str) -> None:
        plain = nominal(duree, "ordinaire", start, distance=distance)
        assert nominal(duree, "franc", start, distance=distance) == plain + DAY

    @bounded
    @given(starts, durees, calendars)
    def test_one_roll_after_the_franc_day(self, start: D, duree: Duree, calendar: Calendar) -> None:
        last = nominal(duree, "franc", start, calendar)
        assert due(duree, "franc", start, calendar).date == calendar.next_open(last)

    @bounded
    @given(starts, durees, calendars)
    def test_never_before_the_ordinary_period(self, start: D, duree: Duree, calendar: Calendar) -> None:
        assert due(duree, "franc", start, calendar).date >= due(duree, "ordinaire", start, calendar).date


class TestCJAR4217:
    """Distance before the administrative judge: added to the months, before the franc day."""

    @bounded
    @given(starts, months, st.sampled_from([("outre-mer", 1), ("etranger", 2)]), calendars)
    def test_one_whole_then_franc_then_roll(
        self, start: D, duree: Duree, distance: tuple[str, int], calendar: Calendar
    ) -> None:
        name, added = distance
        echeance = due(duree, "franc", start, calendar, name)
        assert echeance.date == due(duree.plus(Duree(months=added)), "franc", start, calendar).date
        operations = [step.operation for step in echeance.etapes if step.operation != "report"]
        assert operations[-2:] == ["distance", "franc"], explanation(echeance)


class TestCSSR1511:
    """Franc of State control: a first day that is not worked moves; the last one stays where it falls."""

    @bounded
    @given(starts, durees)
    def test_counted_from_a_worked_first_day(self, start: D, duree: Duree) -> None:
        echeance = due(duree, "franc_tutelle", start)
        first = echeance.etapes[1].date
        assert first == METROPOLE.next_open(start + DAY), explanation(echeance)
        assert echeance.date == nominal(duree, "calendaire", first), explanation(echeance)

    @bounded
    @given(starts, durees)
    def test_never_rolled_nor_franc_twice(self, start: D, duree: Duree) -> None:
        operations = {step.operation for step in due(duree, "franc_tutelle", start).etapes}
        assert not operations & {"report", "franc"}

    @bounded
    @given(starts, st.integers(1, 60))
    def test_in_days_never_before_the_franc_day(self, start: D, number: int) -> None:
        duree = Duree(days=number)
        assert due(duree, "franc_tutelle", start).date >= nominal(duree, "franc", start)


# What people expect and no article promises, pinned so that nobody "repairs" it.
# départ, reporté à chaque pas, une suite de durées et sa fin, une autre et la sienne, motif
NOT_PROMISED = [
    (D(2023, 1, 31), False, ["P1M", "P1M"], D(2023, 3, 28), ["P2M"], D(2023, 3, 31),
     "un mois puis un mois ne font pas deux mois"),
    (D(2023, 2, 1), False, ["P30D"], D(2023, 3, 3), ["P1M"], D(2023, 3, 1), "trente jours ne font pas un mois"),
    (D(2023, 1, 20), False, ["P1M", "P15D"], D(2023, 3, 7), ["P15D", "P1M"], D(2023, 3, 4),
     "les jours et les mois ne s'échangent pas"),
    (D(2024, 1, 10), True, ["P1M", "P1M"], D(2024, 3, 12), ["P2M"], D(2024, 3, 11),
     "reporter à mi-chemin change la fin"),
]  # fmt: skip


@pytest.mark.parametrize("row", NOT_PROMISED, ids=[row[-1] for row in NOT_PROMISED])
def test_what_no_article_promises(row: tuple[D, bool, list[str], D, list[str], D, str]) -> None:
    start, rolled, *chains, why = row
    for chain, expected in zip(chains[::2], chains[1::2], strict=True):
        end = start
        for duree in chain:
            end = due(duree, "ordinaire", end).date if rolled else nominal(duree, "ordinaire", end)
        assert end == expected, f"{why} : {start} + {' puis '.join(chain)}"
    assert chains[1] != chains[3], why


@pytest.mark.parametrize(
    ("starts_on", "end", "why"),
    [
        ([D(2023, 1, 28), D(2023, 1, 29), D(2023, 1, 30), D(2023, 1, 31)], D(2023, 2, 28), "février n'a que 28 jours"),
        ([D(2024, 2, 6), D(2024, 2, 7), D(2024, 2, 8)], D(2024, 4, 8), "samedi, dimanche et lundi finissent le lundi"),
    ],
)
def test_distinct_starts_may_share_an_end(starts_on: list[D], end: D, why: str) -> None:
    duree = "P1M" if end.month == 2 else "P2M"
    assert {due(duree, "ordinaire", start).date for start in starts_on} == {end}, why
