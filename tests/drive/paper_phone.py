"""A phone of paper: a DeviceSession over a small page table, so that drive is tested without a device."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.devices.deny_list import DenyList, refuse_denied
from harness.devices.session import PermissionState
from harness.model.app import Account, App, CoreTask, Gate, Step
from harness.model.device_profile import DeviceProfile
from harness.model.event import EventKind, Phase, Source
from harness.model.screen import Box, UiNode, UiTree

PROFILE = DeviceProfile("paper", "Paper", "browser", "none", True, 360, 780, 1.0, "paper/1.0")


def text(words: str, *, in_dialog: bool = False) -> UiNode:
    return UiNode("text", words, Box(0, 0, 100, 20), in_dialog=in_dialog)


def button(words: str, *, in_dialog: bool = False, in_nav: bool = False, covered: bool = False) -> UiNode:
    box = Box(0, 30, 100, 40)
    return UiNode("button", words, box, clickable=True, in_dialog=in_dialog, in_nav=in_nav, covered=covered)


def entry(label: str, kind: str = "text") -> UiNode:
    return UiNode("input", label, Box(0, 60, 100, 30), field=kind)


@dataclass
class PaperPhone:
    """`page` draws the screen from the phone's own state; `taps` maps a control's text to what it does."""

    page: Callable[["PaperPhone"], list[UiNode]]
    taps: Mapping[str, Callable[["PaperPhone"], Any]] = field(default_factory=dict)
    profile: DeviceProfile = PROFILE
    memory: dict[str, Any] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    permissions: dict[str, str] = field(default_factory=dict)
    places: list[tuple[float, float]] = field(default_factory=list)
    tapped: list[str] = field(default_factory=list)
    hidden: bool = False
    starts: int = 0
    rules: DenyList = field(default_factory=DenyList)

    def deny(self, rules: DenyList) -> None:
        self.rules = rules

    def stopped(self) -> tuple[str, ...]:
        return ()

    def open_app(self) -> None:
        self.view, self.starts = {}, self.starts + 1

    def tree(self) -> UiTree:
        return UiTree("paper:/", "纸", 360, 780, tuple(self.page(self)))

    def source(self) -> str:
        return "<paper/>"

    def screenshot(self) -> bytes:
        return b"png"

    def tap(self, node: UiNode) -> None:
        refuse_denied(self.rules, node.text)
        self.tapped.append(node.text)
        act = self.taps.get(node.text)
        if act:
            act(self)

    def type_text(self, node: UiNode, words: str) -> None:
        self.typed[node.text] = words

    def pick(self, node: UiNode, option: str) -> None:
        self.typed[node.text] = option

    def choose_file(self, node: UiNode, path: Path) -> None:
        self.files.append(path)
        self.view["file"] = True

    def back(self) -> None:
        self.view.pop("page", None)

    def scroll(self, share_of_screen: float) -> None: ...

    def settle(self, timeout_ms: int = 1500) -> None: ...

    def set_location(self, lat: float, lng: float, accuracy_m: float) -> None:
        self.places.append((lat, lng))

    def set_permission(self, name: str, state: PermissionState) -> None:
        self.permissions[name] = state

    def to_background(self) -> None:
        self.hidden = True

    def to_foreground(self) -> None:
        self.hidden = False

    def clock_offset_ms(self) -> tuple[float, float]:
        return 0.0, 0.5

    def request(self, url: str) -> None: ...

    def show_test_page(self, url: str) -> None: ...

    def leave_test_page(self) -> None: ...

    def facts(self) -> dict[str, Any]:
        return {}

    def close(self) -> None: ...


@dataclass
class PaperWitness:
    """Keeps what is recorded as (kind, data, phase)."""

    phase: Phase = Phase.BEFORE_CONSENT
    said: list[tuple[EventKind, dict[str, Any], Phase]] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)

    def record(self, source: Source, kind: EventKind, data: Mapping[str, Any]) -> None:
        self.said.append((kind, dict(data), self.phase))

    def take_screen(self, why: str, role: str) -> None:
        self.screens.append(why)

    def of(self, kind: EventKind) -> list[dict[str, Any]]:
        return [data for said, data, _ in self.said if said is kind]


def step(word: str, **args: Any) -> Step:
    return Step(word, args)


def app(**changes: Any) -> App:
    fields: dict[str, Any] = {
        "key": "paper",
        "name": "纸上通",
        "sponsor": "纸城市办公室",
        "sponsor_short_names": (),
        "filing_number": None,
        "kind": "h5",
        "audience": "internal",
        "version": "1",
        "released_on": None,
        "addresses": {"browser": "paper:/"},
        "first_party_domains": ("paper.test",),
        "declared_functions": (),
        "accounts": (Account("grassroots", "lihua", "secret-word"),),
        "sign_in": (),
        "gates": (),
        "core_tasks": (),
    }
    return App(**(fields | changes))


def task(name: str, *steps: Step, duty: Any = None) -> CoreTask:
    return CoreTask(name, "grassroots", steps, duty)


def gate(**changes: Any) -> Gate:
    fields: dict[str, Any] = {"name": "打卡", "duty": "check_in", "marker": "请先打卡", "way_through": ()}
    return Gate(**(fields | changes))
