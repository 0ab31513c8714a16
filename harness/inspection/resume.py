"""Go on with a campaign of days: today's visit, from what the days before have left in its folder."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from harness.inspection.documents import conclude
from harness.inspection.runs import Made, make_runs
from harness.inspection.wanted import SCENARIOS, Wanted
from harness.model.event import EventKind
from harness.model.faults import EXIT_OK
from harness.model.run import RunStatus
from harness.model.saying import Language, Saying
from harness.model.visit import is_working_day
from harness.plan.app_file import load_app
from harness.plan.day_book import STATE, FileDayBook, WrittenState, alone_in, read_state, write_state
from harness.plan.day_clock import CalendarDays, DayClock, TenantDays
from harness.plan.days_plan import DaysPlan, load_days_plan
from harness.plan.laboratory_file import load_laboratory
from harness.recording.reader import Recording

LONGEST_MINUTES = 30  # the last day has every protocol, after an exploration where nothing is scripted
COMPLAINT = SCENARIOS / "complaint" / "test_complaint.py"
OMISSION = SCENARIOS / "probes" / "test_omission.py"
FUNCTIONS_FOUND = SCENARIOS / "probes" / "test_functions_found.py"
COMPULSION = SCENARIOS / "probes" / "test_compulsion.py"


@dataclass(frozen=True, slots=True)
class Today:
    """What is to be done now: the day of a visit, or (None) nothing, and why."""

    day: date | None
    why: Saying


@dataclass(frozen=True, slots=True)
class Done:
    """How many working days and days of rest were visited."""

    worked: int
    rested: int

    @classmethod
    def of(cls, visited: Collection[date]) -> Self:
        worked = sum(map(is_working_day, visited))
        return cls(worked, len(visited) - worked)

    def enough(self, state: WrittenState) -> bool:
        return self.worked >= state.needed and self.rested >= state.rest_days


def resume(folder: Path, language: Language, say: Callable[[str], None]) -> int:
    """Do what the day asks for and return the exit code. Raises BadInput for a folder that holds no campaign."""
    plan = load_days_plan(folder)
    with alone_in(folder):
        state = _begun(plan)
        today = what_today(state, _clock(plan))
        say(today.why.say(language))
        if today.day is None:
            return EXIT_OK
        book = FileDayBook(folder / STATE, today.day)
        wanted = _wanted(plan, book, _scenarios(plan, state, today.day), language)
        made = make_runs(wanted)
        _keep_conclusion(folder / STATE, made)
        return conclude(made, wanted)


def what_today(state: WrittenState, clock: DayClock) -> Today:
    """Whether a visit is due; a tenant's own clock is put forward where today was visited already."""
    if state.concluded:
        return Today(None, Saying(f"concluded: {state.concluded}", f"已得出结论：{state.concluded}"))
    visited = frozenset(one.day for one in state.visits)
    done, day = Done.of(visited), clock.today()
    if done.enough(state):
        last = max(visited) if day in visited else day
        return Today(last, _visit(last, done, state))
    if day in visited:
        following = clock.advance()
        if following is None:
            return Today(None, _wait(done, state))
        day = following
    due = done.worked < state.needed if is_working_day(day) else done.rested < state.rest_days
    return Today(day, _visit(day, Done.of(visited | {day}), state)) if due else Today(None, _wait(done, state))


def _scenarios(plan: DaysPlan, state: WrittenState, day: date) -> tuple[str, ...]:
    following = (str(COMPLAINT),) if plan.complaint else ()
    return *scenarios_of(state, day, scripted=bool(load_app(plan.app).core_tasks)), *following


def scenarios_of(state: WrittenState, day: date, *, scripted: bool = True) -> tuple[str, ...]:
    """The day's visit; on the last day every other protocol too, so that one recording holds what decides.

    Where the app file has no core task, the explorer looks first for what the protocols then try.
    """
    done = Done.of({one.day for one in state.visits} | {day})
    last = (COMPULSION,) if scripted else (FUNCTIONS_FOUND, COMPULSION)
    return tuple(map(str, (OMISSION, *last))) if done.enough(state) else (str(OMISSION),)


def _visit(day: date, done: Done, state: WrittenState) -> Saying:
    """`done` has the visit itself counted already."""
    if is_working_day(day):
        number, needed, en, zh = done.worked, state.needed, "working day", "工作日"
    else:
        number, needed, en, zh = done.rested, state.rest_days, "day of rest", "休息日"
    return Saying(f"{en} {number} of {needed}", f"第 {number} 个{zh}，共需 {needed} 个")


def _wait(done: Done, state: WrittenState) -> Saying:
    working, resting = done.worked < state.needed, done.rested < state.rest_days
    if working and resting:
        following = Saying("working day or day of rest", "工作日或休息日")
    else:
        following = Saying("working day", "工作日") if working else Saying("day of rest", "休息日")
    rest = (
        (f" and {done.rested} of {state.rest_days} days of rest", f"、{state.rest_days} 个休息日中的 {done.rested} 个")
        if state.rest_days
        else ("", "")
    )
    return Saying(
        f"{done.worked} of {state.needed} working days{rest[0]} are done; come again on the next {following.en}",
        f"已完成 {state.needed} 个工作日中的 {done.worked} 个{rest[1]}，请于下一个{following.zh}继续",
    )


def _begun(plan: DaysPlan) -> WrittenState:
    """The state as it was left; a new one for a campaign that begins."""
    path = plan.folder / STATE
    state = read_state(path)
    if state is None:
        rest_days = 0 if _tenants_clock(plan) else plan.rest_days  # a tenant's clock knows working days alone
        app = load_app(plan.app).key
        state = WrittenState(app=app, device=plan.device, needed=plan.working_days, rest_days=rest_days)
        write_state(path, state)
    return state


def _clock(plan: DaysPlan) -> DayClock:
    url = _tenants_clock(plan)
    return TenantDays(url) if url else CalendarDays()


def _tenants_clock(plan: DaysPlan) -> str:
    return load_laboratory(plan.laboratory).day_clock


def _wanted(plan: DaysPlan, book: FileDayBook, scenarios: tuple[str, ...], language: Language) -> Wanted:
    return Wanted(
        app_files=(plan.app,),
        devices=(plan.device,),
        out=plan.folder / "runs",
        scenarios=scenarios,
        laboratory_file=plan.laboratory,
        campaign=plan.campaign,
        seed=plan.seed,
        days=book,
        longest_minutes=LONGEST_MINUTES,
        language=language,
    )


def _keep_conclusion(path: Path, made: Made) -> None:
    """A conclusion counts once a recording holds it: a run that died on the last day is made again."""
    ended = [one for one in made.assessments if one.status is not RunStatus.ABORTED]
    results = [result for one in ended for result in _results(one.folder)]
    state = read_state(path)
    if state is not None and results:
        concluded = "positive" if "positive" in results else "negative"
        write_state(path, state.model_copy(update={"concluded": concluded}))


def _results(folder: Path) -> Sequence[str]:
    probes = (event.data for event in Recording.open(folder).events if event.kind is EventKind.PROBE)
    return [str(data["result"]) for data in probes if data.get("probe") == "omit" and data.get("result") != "unknown"]
