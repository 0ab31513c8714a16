"""The monkey: random use with a seed. The same seed and the same screens give the same acts.

It taps only controls that no deny list names, types planted values into fields, goes back, scrolls, turns the screen,
sends the app to the background and reloads it.
"""

import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from harness.devices.deny_list import DenyList
from harness.devices.page_state import PageState
from harness.drive.trial.stage import Stage
from harness.model.event import EventKind
from harness.model.faults import StepFailed
from harness.model.screen import UiNode, UiTree

WEIGHTS: Mapping[str, int] = {"tap": 60, "type": 12, "back": 8, "scroll": 8, "turn": 4, "background": 4, "reload": 4}
GENERAL = DenyList()
TYPED = ("$name", "$phone", "$id_card", "$clipboard")
TYPEABLE = ("text", "search", "tel", "textarea", "number", "email")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the monkey; `node` of a tap or of typing."""

    word: str
    node: UiNode | None = None
    text: str = ""


def choose(tree: UiTree, chance: random.Random, deny: DenyList = GENERAL) -> Act:
    """The next act on a screen; a screen without anything to tap is gone back from."""
    word = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    if word == "type":
        fields = [node for node in tree.nodes if node.kind == "input" and node.enabled and _typeable(node)]
        if fields:
            return Act("type", chance.choice(fields), chance.choice(TYPED))
    if word in ("tap", "type"):
        nodes = allowed_controls(tree, deny)
        return Act("tap", chance.choice(nodes)) if nodes else Act("back")
    return Act(word)


def allowed_controls(tree: UiTree, deny: DenyList = GENERAL) -> list[UiNode]:
    """What may be tapped: seen, usable, named by no deny list; inside an open dialogue where there is one."""
    usable = [
        node
        for node in tree.nodes
        if node.clickable and node.enabled and not node.covered and node.kind in ("button", "link", "checkbox")
    ]
    inside = [node for node in usable if node.in_dialog]
    return [node for node in inside or usable if not deny.why_denied(node.text)]


def _typeable(node: UiNode) -> bool:
    return node.field.split(" ", 1)[0] in TYPEABLE


def act_on(stage: Stage, act: Act) -> None:
    """Do one act and write it down. Raises DeviceLost when the app does not answer."""
    outcome, why = "done", ""
    try:
        _ACTS[act.word](stage, act)
    except StepFailed as failed:  # what moved away under the finger is nobody's fault
        outcome, why = "failed", failed.what.en
    target = act.node.text[:40] if act.node else ""
    stage.record(EventKind.STEP, {"word": f"monkey {act.word}", "target": target, "outcome": outcome, "why": why})


def _tap(stage: Stage, act: Act) -> None:
    if act.node:
        stage.session.device.tap(act.node)


def _type(stage: Stage, act: Act) -> None:
    if act.node:
        stage.session.device.type_text(act.node, stage.session.filled(act.text))


def _turn(stage: Stage, _act: Act) -> None:
    profile = stage.session.device.profile
    stage.device.screen(profile.height_dp, profile.width_dp)
    stage.device.own_screen()


def _background(stage: Stage, _act: Act) -> None:
    stage.session.device.to_background()
    stage.session.device.to_foreground()


_ACTS: Mapping[str, Callable[[Stage, Act], None]] = {
    "tap": _tap,
    "type": _type,
    "back": lambda stage, _act: stage.session.device.back(),
    "scroll": lambda stage, _act: stage.session.device.scroll(0.8),
    "turn": _turn,
    "background": _background,
    "reload": lambda stage, _act: stage.session.device.open_app(),
}


def left_the_app(state: PageState, domains: Collection[str]) -> bool:
    """Whether a link led to somebody else's page, or to no page."""
    host = state.url.split("/", 3)[2].rsplit(":", 1)[0] if state.url.count("/") > 1 else ""
    return not any(host == domain or host.endswith("." + domain) for domain in domains)
