"""MP-1, gate refusal: decline what an app demands by every way out, over restarts, and see what it withholds then."""

from collections.abc import Iterator

from harness.drive.app_session import AppSession
from harness.drive.core_tasks import functions_of
from harness.drive.find import find_control, plain, shows
from harness.drive.found_gate import find_gate
from harness.drive.gate import note_gate, stands
from harness.drive.probes.conclusion import Asked, conclude
from harness.drive.probes.unrelated import can_reach, reachable, unrelated_tasks
from harness.model.app import CoreTask, Gate
from harness.model.faults import StepFailed
from harness.model.protocol import EVERY_DUTY, Result
from harness.model.screen import UiNode, UiTree

# Standards, MP-1: look for a way out, go back, tap outside, kill and restart up to three times.
WAYS_OUT = ("跳过", "取消", "稍后", "以后再说", "关闭", "返回", "暂不", "下次再说", "不再提醒", "我知道了")
CROSSES = ("×", "✕", "✖", "x", "X")
RESTARTS = 3
QUICK_S = 0.6


def probe_gate(session: AppSession, gate: Gate) -> Result:
    """Decline one gate of the app file: positive, negative or unknown."""
    asked = Asked("skip_gate", gate.duty, gate.name)
    if gate.reach and not session.can_do(gate.reach, timeout_s=3.0):
        return conclude(session, asked, "unknown", "the gate's place could not be reached")
    if not stands(session, gate):
        return conclude(session, asked, "unknown", "the gate did not show")
    note_gate(session, gate, "met", "")
    session.look(f"gate {gate.name}")
    page = _beside(session.device.tree()) if gate.reach and not gate.blocks else frozenset()
    unrelated = [] if gate.blocks else unrelated_tasks(session, gate.duty)
    if not gate.blocks and not unrelated:
        return conclude(session, asked, "unknown", "no unrelated function could be tried")
    return conclude(session, asked, *_decline(session, gate, unrelated, page))


def _beside(tree: UiTree) -> frozenset[str]:
    """What a page says beside the dialog that lies over it: by this it is known again once the dialog is gone."""
    return frozenset(plain(node.text) for node in tree.nodes if node.text and not (node.in_dialog or node.in_nav))


def _decline(session: AppSession, gate: Gate, unrelated: list[CoreTask], page: frozenset[str]) -> tuple[Result, str]:
    """Every way out now and after each of three restarts; after each, what is withheld.

    `page` is given for a gate inside a page of which nobody says what it keeps shut: leaving that page is no way out.
    """
    shut: list[set[str]] = []
    for restart in range(RESTARTS + 1):
        if restart and not _meet_again(session, gate, unrelated):
            return "negative", f"gone after {_times(restart)}"
        found = _way_out(session, gate, unrelated, page, first=not restart)
        if found:
            return "negative", f"left by {found}" + (f" after {_times(restart)}" if restart else "")
        if restart:
            shut.append(_shut(session, gate, unrelated))
    session.look(f"gate {gate.name} after {RESTARTS} restarts")
    always = sorted(set.intersection(*shut))
    if not always and page:
        return "unknown", "no way out of the dialog; nothing but the page it lies over stays shut"
    if not always:
        return "negative", "unrelated functions work with the gate standing"
    return "positive", f"no way out in {_times(RESTARTS)}; shut: {', '.join(always)}"


def _times(restarts: int) -> str:
    return f"{restarts} restart{'s' if restarts > 1 else ''}"


def probe_no_gate(session: AppSession) -> Result:
    """Where the app file names no gate: does any stand after sign-in, or before the role's functions?"""
    asked = Asked("skip_gate", EVERY_DUTY, "gates")
    session.device.open_app()
    standing = find_gate(session.device.tree())
    if standing is not None:
        return probe_gate(session, standing)
    tasks = functions_of(session, session.role) or unrelated_tasks(session, EVERY_DUTY)
    if not tasks:
        return conclude(session, asked, "unknown", "no function could be tried")
    reached = reachable(session, tasks, timeout_s=3.0)
    if len(reached) < len(tasks):
        shut = ", ".join(task.name for task in tasks if task.name not in reached)
        standing = find_gate(session.device.tree())
        if standing is not None:
            return conclude(session, Asked("skip_gate", standing.duty, standing.name), "unknown", f"before {shut}")
        return conclude(session, asked, "unknown", f"not reached: {shut}")
    return conclude(session, asked, "negative", f"no gate stands before: {', '.join(reached)}")


def _meet_again(session: AppSession, gate: Gate, unrelated: list[CoreTask]) -> bool:
    """Kill, restart, go to the gate's place; False when the way is free now."""
    session.device.open_app()
    if gate.reach and not session.can_do(gate.reach, timeout_s=3.0):
        return True
    return stands(session, gate) or not _is_open(session, gate, unrelated)


def _way_out(session: AppSession, gate: Gate, unrelated: list[CoreTask], page: frozenset[str], *, first: bool) -> str:
    """The first exit that works. What is there at every meeting (outside, back) is tried at the first one alone."""
    tree = session.device.tree()
    exits: list[tuple[str, UiNode]] = [*_words(tree), *(_outside(tree) if first else ())]
    for label, control in exits:
        try:
            session.tap_on_purpose(control)
        except StepFailed:
            continue
        if _is_open(session, gate, unrelated, page):
            return label
        if not stands(session, gate, timeout_s=0):
            break  # it led somewhere else; what stands there is looked at after the restart
    if not first:
        return ""
    session.device.back()
    return "back" if _is_open(session, gate, unrelated, page) else ""


def _words(tree: UiTree) -> Iterator[tuple[str, UiNode]]:
    """Words of declining, and a cross."""
    for word in WAYS_OUT:
        control = find_control(tree, word)
        if control is not None and control.clickable and not control.covered:
            yield word, control
    for node in tree.nodes:
        if node.clickable and not node.covered and node.text.strip() in CROSSES:
            yield "the cross", node


def _outside(tree: UiTree) -> Iterator[tuple[str, UiNode]]:
    """What lies beside the dialog: tapping there closes many."""
    outside = next((node for node in tree.nodes if node.covered and node.text and not node.clickable), None)
    if outside is not None and any(node.in_dialog for node in tree.nodes):
        yield "a tap outside", outside


def _is_open(session: AppSession, gate: Gate, unrelated: list[CoreTask], page: frozenset[str] = frozenset()) -> bool:
    """A gate is open when its marker is gone and what it blocks can be seen."""
    tree = session.device.tree()
    if gate.blocks:
        return shows(tree, gate.blocks)
    if shows(tree, gate.marker):
        return False
    if page:
        return 2 * len(page & _beside(tree)) >= len(page)
    return not unrelated or any(can_reach(session, task, timeout_s=0.8) for task in unrelated[:1])


def _shut(session: AppSession, gate: Gate, unrelated: list[CoreTask]) -> set[str]:
    """What is withheld while nobody gives in: what lies behind the gate, or unrelated functions.

    A gate inside a page is left by starting the app anew; what opens then is not withheld.
    """
    if gate.blocks:
        return set() if shows(session.device.tree(), gate.blocks) else {gate.blocks}
    shut = set()
    for task in unrelated:
        if gate.reach or not stands(session, gate, timeout_s=0):
            session.device.open_app()
        if not can_reach(session, task, timeout_s=QUICK_S):
            shut.add(task.name)
    return shut
