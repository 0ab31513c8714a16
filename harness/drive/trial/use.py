"""One session of use: a fresh app, one core task, some random acts; it ends well or broken down.

A failure is written down when it is seen and stays, whatever the next session gives (standards.md 10.3, rule 3).
"""

import random
import time
from dataclasses import dataclass, field

from harness.devices.page_state import PageState
from harness.drive.core_tasks import do_task
from harness.drive.trial.breakdown import ERROR_PAGE, Breakdown, breakdown_of, failed_request, lost_page
from harness.drive.trial.monkey import act_on, allowed_controls, choose, left_the_app
from harness.drive.trial.stage import VISITOR, Stage
from harness.model.event import EventKind, Source
from harness.model.faults import BadInput, DeviceLost, StepFailed

CLOSED = "closed"  # how a session ends that counts as a run
WHITE_S, WHITE_AFTER_ERROR_S = 5.0, 1.0  # [default] standards.md STAB-9; after an error there is nothing to wait for
TRIED_WHEN_DEAD = 2


@dataclass(frozen=True, slots=True)
class Use:
    """How one session ended: `ended` is ok, crash, anr, blank, step, launch, device or harness."""

    number: int
    ended: str
    seconds: float
    counts: bool


@dataclass(slots=True)
class _Session:
    stage: Stage
    chance: random.Random
    complaints: list[str] = field(default_factory=list)
    errors_seen: int = 0
    core: bool = False


def use_app(stage: Stage, number: int, seed: int, acts: int) -> Use:
    """Session `number` of a course with this seed. Raises DeviceLost only when the device itself is gone."""
    began = time.monotonic()
    stage.record(EventKind.SESSION_BEGIN, {"session": number, "role": stage.role, "shared_process": True})
    one = _Session(stage, random.Random(f"{seed}:{number}"))
    found, gone = None, None
    try:
        found = _used(one, number, acts)
    except StepFailed as failed:
        found = Breakdown("step", ("step", failed.where[:60]), failed.what.en, "harness")
    except BadInput as fault:  # the address does not answer any more
        found = Breakdown("launch", ("launch",), fault.what.en, "server")
    except DeviceLost as lost:
        found = lost_page(stage.device.loss())
        gone = lost if found.cause == "device" else None
    use = _end(one, number, found, time.monotonic() - began)
    if gone:
        raise gone
    return use


def _end(one: _Session, number: int, found: Breakdown | None, seconds: float) -> Use:
    if found:
        one.stage.record(EventKind.BREAKDOWN, found.data(core=True), Source.SYSTEM)
    counts = found is None or found.cause in ("", "app", "server")
    ended = "ok" if found is None else found.what if counts else found.cause
    outcome = CLOSED if counts else f"lost: {ended}"
    one.stage.record(EventKind.SESSION_END, {"session": number, "outcome": outcome, "ended": ended})
    return Use(number, ended, round(seconds, 2), counts)


def _used(one: _Session, number: int, acts: int) -> Breakdown | None:
    one.stage.device.fresh()
    one.stage.prove()
    one.stage.device.complaints()  # what belongs to the session before
    one.stage.get_in()
    found = _core_task(one, number)
    for _ in range(acts):
        if found:
            return found
        tree = one.stage.session.device.tree()
        act_on(one.stage, choose(tree, one.chance, one.stage.session.denied))
        found = look(one)
    _sample(one.stage)
    return found or failed_request(one.complaints)


def _core_task(one: _Session, number: int) -> Breakdown | None:
    """The core tasks take turns. One that fails without a breakdown of the page is the app's failed step."""
    tasks = one.stage.tasks
    if not tasks:
        data = {"task": "use", "role": one.stage.role, "outcome": "done", "why": "", "core": True}
        one.stage.record(EventKind.TASK, data)
        return look(one)
    # A visitor stands on the first page already; whoever signed in may have been led elsewhere.
    done = do_task(one.stage.session, tasks[number % len(tasks)], reopen=one.stage.role != VISITOR)
    found = look(one)
    if found or done:
        return found
    name = tasks[number % len(tasks)].name
    return failed_request(one.complaints) or Breakdown("step", ("core task", name), "a core task failed")


def look(one: _Session) -> Breakdown | None:
    """Whether the app is in order now. A white screen is given its time before it is called one."""
    state = _inside(one.stage)
    one.complaints += one.stage.device.complaints()
    deadline = time.monotonic() + (WHITE_AFTER_ERROR_S if state.errors else WHITE_S) * one.stage.session.patience
    while state.blank and time.monotonic() < deadline:
        time.sleep(0.2)
        state = one.stage.state()
    new_errors, one.errors_seen = len(state.errors) > one.errors_seen, len(state.errors)
    dead = new_errors and not state.blank and _is_dead(one.stage, state)
    return breakdown_of(state, dead, one.complaints)


def _inside(stage: Stage) -> PageState:
    """The app's page; who followed a link to somebody else, or went back out of the app, is brought in again."""
    state = stage.state()
    if state.url.startswith(ERROR_PAGE) or not left_the_app(state, stage.session.app.first_party_domains):
        return state
    stage.session.device.open_app()
    return stage.state()


def _is_dead(stage: Stage, before: PageState) -> bool:
    """Whether nothing that is tapped has any effect any more; a page without a control is not called dead."""
    nodes = [node for node in allowed_controls(stage.session.device.tree(), stage.session.denied) if node.text]
    for node in nodes[:TRIED_WHEN_DEAD]:
        try:
            stage.session.device.tap(node)
        except StepFailed:
            return False
        if stage.state().trace != before.trace:
            return False
    return len(nodes) >= TRIED_WHEN_DEAD


def _sample(stage: Stage) -> None:
    """What the page holds at the end of a session that went well."""
    held, state = stage.device.held(), stage.state()
    metrics = {"held_kb": held.kilobytes, "dom_nodes": held.nodes, "blocked_ms": round(state.blocked_ms, 1)}
    stage.record(EventKind.PERFORMANCE, {"metrics": metrics, "url": state.url.split("?", 1)[0]}, Source.SYSTEM)
