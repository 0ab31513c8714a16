"""A TrialDevice of paper beside the paper phone: what its page shows is told by the test."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from harness.devices.page_state import Held, PageState
from harness.devices.trial import Loss
from harness.drive.app_session import AppSession
from harness.drive.trial.stage import Stage
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, PaperWitness, app

FINE = PageState(
    url="https://paper.test/",
    ready="complete",
    watched=True,
    text_length=40,
    controls=4,
    now_ms=2000.0,
    status=200,
    first_byte_ms=10.0,
    loaded_ms=90.0,
    first_paint_ms=80.0,
    largest_ms=120.0,
    usable_ms=100.0,
    changed_ms=110.0,
    back_ms=8.0,
    kept=2,
    typed=3,
)


@dataclass
class PaperTrial:
    """`shows` gives the page's state; `grows` what each look at memory adds; everything that was done is in `did`."""

    shows: Callable[[], PageState] = lambda: FINE
    gone: Loss = "crash"
    said: list[str] = field(default_factory=list)
    holds: list[float] = field(default_factory=lambda: [100.0])
    grows: float = 0.0
    did: list[str] = field(default_factory=list)

    def fresh(self) -> None:
        self.did.append("fresh")

    def kill_app(self) -> None:
        self.did.append("kill")

    def state(self) -> PageState:
        return self.shows()

    def held(self) -> Held:
        self.holds.append(self.holds[-1] + self.grows)
        return Held(self.holds[-1], 50)

    def loss(self) -> Loss:
        return self.gone

    def complaints(self) -> list[str]:
        said, self.said = self.said, []
        return said

    def screen(self, width_dp: int, height_dp: int) -> None:
        self.did.append(f"screen {width_dp}x{height_dp}")

    def own_screen(self) -> None:
        self.did.append("own screen")

    def font_scale(self, scale: float) -> None:
        self.did.append(f"font {scale}")

    def dark(self, on: bool) -> None:
        self.did.append(f"dark {on}")

    def language(self, tag: str) -> None:
        self.did.append(f"language {tag}")

    def network(self, *, offline: bool = False, delay_ms: float = 0.0, bytes_per_s: float = -1.0) -> None:
        self.did.append("offline" if offline else "online")

    def move_clock(self, by_ms: float) -> None:
        self.did.append(f"clock {by_ms:.0f}")

    def freeze(self, on: bool) -> None:
        self.did.append(f"freeze {on}")

    def press_memory(self) -> None:
        self.did.append("memory")


def stage(phone: PaperPhone, trial: PaperTrial, **changes: Any) -> Stage:
    fields = {"accounts": (), **changes}
    session = AppSession(app(**fields), phone, PaperWitness(), {"name": "张三"}, (), patience=0.01)
    return Stage(session, trial)


def told(one: Stage, kind: EventKind) -> list[dict[str, Any]]:
    witness = one.session.witness
    assert isinstance(witness, PaperWitness)
    return witness.of(kind)


def like(**changes: Any) -> PageState:
    return replace(FINE, **changes)
