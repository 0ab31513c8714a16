"""One app in a clean state, in the hands of an inspector: the step words, each written down as it is done."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from string import Template

from harness.devices.deny_list import DenyList
from harness.devices.session import QR_FILE, DeviceSession, LedInHost
from harness.drive.find import find_control, find_field, is_choice_field, is_file_field, is_text_field, shows
from harness.drive.found_functions import FoundFunctions
from harness.drive.further import look_further
from harness.drive.witness import Witness
from harness.model.app import App, InHost, Step
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed
from harness.model.permission import Leave
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree
from harness.model.secrecy_marking import WORDS_OF_MARKINGS, marking_on

APPEAR_TIMEOUT_S = 4.0
POLL_S = 0.2
STILL_S = 1.0  # a page that was opened now mostly stands by then: what it does not show may be further down
MAX_WAIT_MS = 3000
LOOKED_AT = ("tap", "expect", "back", "home", "choose_file")
PATIENT = ("expect", "expect_gone", "wait")


class AppSession:
    """Performs steps on a device and records each with its outcome and duration. `values` fill `$name` and the like.

    The device holds every act against the deny list. A step of the app file may touch what it names, nothing more, and
    never what the app file itself denies; whoever explores (`exploring`) is given no such leave.

    `patience` scales every wait for the screen: 1 on a device, less where nothing takes time.
    """

    def __init__(
        self,
        app: App,
        device: DeviceSession,
        witness: Witness,
        values: Mapping[str, str],
        photos: Sequence[Path],
        *,
        patience: float = 1.0,
    ) -> None:
        self.app, self.device, self.witness = app, device, witness
        self.values = dict(values)
        self.photos = tuple(photos)
        self.role = ""
        self.found = FoundFunctions()
        self.leave = Leave.NOTHING
        self._looking = True
        self.denied = DenyList(app.deny_texts, app.allow_texts)
        self._asked = self.denied
        self._explores = False
        device.deny(self.denied)
        self.patience = patience
        self.appear_timeout_s = APPEAR_TIMEOUT_S
        if isinstance(device, LedInHost):
            device.led_by(app.in_host or InHost(), self.lead)

    def launch(self) -> None:
        """Start the app, or start it again with what it stored, and look at what it shows."""
        self.device.open_app()
        self.look("launch")

    def look(self, why: str) -> None:
        if self._looking:
            self.witness.take_screen(why, self.role)

    def heed(self, tree: UiTree) -> UiTree:
        """The screen as it is; one that bears a secrecy marking is looked at, which ends the run."""
        if any(word in node.text for node in tree.nodes for word in WORDS_OF_MARKINGS) and marking_on(tree):
            self.witness.take_screen("secrecy marking", self.role)
        return tree

    def perform(self, steps: Sequence[Step]) -> None:
        """Do steps in order. Raises StepFailed at the first that does not reach what it names."""
        for step, following in zip_longest(steps, steps[1:]):
            self.do(step)
            # What a tap leads to is looked at when it has come: with the expectation that follows, if one does.
            if step.word in LOOKED_AT and not (step.word == "tap" and following and following.word in PATIENT):
                self.look(f"{step.word} {step_target(step)}")

    def do(self, step: Step) -> None:
        """Do one step; a failed one is looked at too."""
        began = time.monotonic()
        outcome, why = "done", ""
        try:
            _WORDS[step.word](self, step)
        except StepFailed as failed:
            outcome, why = "failed", failed.what.en
            if stopped := self.device.stopped():
                why += f"; the deny list stopped {', '.join(stopped)}"
            raise
        finally:
            spent_ms = round((time.monotonic() - began) * 1000, 1)
            data = {"word": step.word, "target": step_target(step), "outcome": outcome, "why": why, "ms": spent_ms}
            self.witness.record(Source.SCENARIO, EventKind.STEP, data)
            if outcome == "failed":
                self.look(f"{step.word} {step_target(step)}")

    @contextlib.contextmanager
    def exploring(self) -> Iterator[None]:
        """What is tapped now was found on the screen, not written down by anybody: no word of the list is lifted."""
        self.give_leave()
        self._explores = True
        try:
            yield
        finally:
            self._explores = False

    def is_denied(self, *said: str) -> bool:
        """Whether a control that says this would be refused to whoever explores."""
        return bool(self.denied.why_denied(*said))

    def lift(self, text: str) -> None:
        """From now on the general words do not count within a text; the app file's own still do."""
        self.denied = replace(self.denied, lifted=(*self.denied.lifted, text))
        self.give_leave()

    def give_leave(self, *texts: str) -> None:
        """Let the acts that follow, up to the next tap, touch what bears these texts though the list names it."""
        wanted = () if self._explores else tuple(text for text in texts if self.denied.why_denied(text))
        rules = replace(self.denied, asked=wanted)
        if wanted or rules != self._asked:  # a page that was opened since knows nothing of an earlier leave
            self.device.deny(rules)
            self._asked = rules

    def tap_on_purpose(self, node: UiNode) -> None:
        """Tap what a procedure itself chose: an answer to a question, the end of a form that it filled in."""
        self.give_leave(node.text)
        self.device.tap(node)

    def can_do(self, steps: Sequence[Step], timeout_s: float = 1.5) -> bool:
        """Whether steps can be done, with little patience: what a probe asks, which looks at the screen itself."""
        patience, self.appear_timeout_s = self.appear_timeout_s, timeout_s
        self._looking = False
        try:
            self.perform(steps)
        except StepFailed:
            return False
        else:
            return True
        finally:
            self.appear_timeout_s = patience
            self._looking = True

    def lead(self, steps: Sequence[Step]) -> None:
        """Do steps in a host app: none of them is the program's, so none is written down. Raises StepFailed."""
        photos, explores = self.photos, self._explores
        self.photos, self._explores = (Path(QR_FILE),), False  # the app file's own steps, whoever explores later
        try:
            for step in steps:
                _WORDS[step.word](self, step)
        finally:
            self.photos, self._explores = photos, explores
            self.give_leave()

    def filled(self, text: str) -> str:
        return Template(text).safe_substitute(self.values)

    def await_node(self, pick: Callable[[UiTree], UiNode | None], sought: str) -> UiNode:
        """Wait until the screen holds what `pick` looks for. Raises StepFailed that names it."""
        began, looked = time.monotonic(), False
        timeout_s = self.appear_timeout_s * self.patience
        while True:
            found, waited_s = pick(self.heed(self.device.tree())), time.monotonic() - began
            if found is None and not looked and waited_s >= min(STILL_S, timeout_s):
                found, looked = look_further(self.device, pick), True
            if found is not None:
                return found
            if waited_s >= timeout_s:
                raise StepFailed(Saying(f"“{sought}” is not on the screen", f"屏幕上没有“{sought}”"), sought)
            time.sleep(POLL_S)

    def await_text(self, text: str, present: bool = True) -> None:
        """Wait for a text of an app file. Raises StepFailed that names it as written there: `$name`, not the name."""
        deadline = time.monotonic() + self.appear_timeout_s * self.patience
        sought = self.filled(text)
        while shows(self.heed(self.device.tree()), sought) is not present:
            if time.monotonic() >= deadline:
                en, zh = ("does not appear", "未出现") if present else ("does not go away", "未消失")
                raise StepFailed(Saying(f"“{text}” {en}", f"“{text}”{zh}"), text)
            time.sleep(POLL_S)


def step_target(step: Step) -> str:
    """What a step is about, without what it types."""
    for key in ("text", "field", "ms"):
        if key in step.args and not (step.word == "type" and key == "text"):
            return str(step.args[key])
    return ""


def _tap(session: AppSession, step: Step) -> None:
    text = str(step.args["text"])
    node = session.await_node(lambda tree: find_control(tree, text), text)
    session.give_leave(session.filled(text))
    session.device.tap(node)


def _type(session: AppSession, step: Step) -> None:
    label = str(step.args["field"])
    node = session.await_node(lambda tree: find_field(tree, label, is_text_field), label)
    session.device.type_text(node, session.filled(str(step.args["text"])))


def _pick(session: AppSession, step: Step) -> None:
    label = str(step.args["field"])
    node = session.await_node(lambda tree: find_field(tree, label, is_choice_field), label)
    session.give_leave(label, str(step.args["option"]))
    session.device.pick(node, str(step.args["option"]))


def _choose_file(session: AppSession, step: Step) -> None:
    label, slot = str(step.args["field"]), int(step.args.get("photo", 0))
    node = session.await_node(lambda tree: find_field(tree, label, is_file_field), label)
    session.give_leave(label)
    session.device.choose_file(node, session.photos[slot % len(session.photos)])


def _expect(session: AppSession, step: Step) -> None:
    session.await_text(str(step.args["text"]))


def _expect_gone(session: AppSession, step: Step) -> None:
    session.await_text(str(step.args["text"]), present=False)


def _back(session: AppSession, _step: Step) -> None:
    session.device.back()


def _scroll(session: AppSession, step: Step) -> None:
    session.device.scroll(float(step.args.get("screens", 0.8)))


def _wait(_session: AppSession, step: Step) -> None:
    time.sleep(min(MAX_WAIT_MS, int(step.args.get("ms", 500))) / 1000)


def _home(session: AppSession, _step: Step) -> None:
    session.device.open_app()


_WORDS: Mapping[str, Callable[[AppSession, Step], None]] = {
    "tap": _tap,
    "tick": _tap,
    "type": _type,
    "pick": _pick,
    "choose_file": _choose_file,
    "expect": _expect,
    "expect_gone": _expect_gone,
    "back": _back,
    "scroll": _scroll,
    "wait": _wait,
    "home": _home,
}
