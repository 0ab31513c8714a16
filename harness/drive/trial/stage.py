"""Stage: an app in the hands of whoever tries its stability, with what is needed to get in and to write down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.devices.page_state import PageState
from harness.devices.trial import TrialDevice
from harness.drive.app_session import AppSession
from harness.drive.consent import accept
from harness.drive.consent_dialog import read_consent
from harness.drive.core_tasks import may_repeat
from harness.drive.gate import pass_gates
from harness.drive.sign_in import sign_in
from harness.model.app import CoreTask
from harness.model.event import EventKind, Source

VISITOR = "visitor"


@dataclass(slots=True)
class Customs:
    """What the first way in taught about the app, so that later ones need not wait for what never comes."""

    asks_consent: bool | None = None


def _nothing_to_prove() -> None:
    """For a device without instruments."""


@dataclass(slots=True)
class Stage:
    """`session` performs steps, `device` disturbs; both are the same device. `customs` outlives the stage.

    `prove` has the instruments prove themselves in the state that the device is in.
    """

    session: AppSession
    device: TrialDevice
    customs: Customs = field(default_factory=Customs)
    prove: Callable[[], None] = _nothing_to_prove

    @property
    def role(self) -> str:
        """Who uses the app: 基层用户 where there is one, else the first account, else a visitor."""
        roles = [account.role for account in self.session.app.accounts]
        return "grassroots" if "grassroots" in roles else (roles[0] if roles else VISITOR)

    @property
    def tasks(self) -> list[CoreTask]:
        """The core tasks of that role, or whatever a visitor can do; none that would file complaint after complaint."""
        tasks = [task for task in self.session.app.core_tasks if may_repeat(self.session, task)]
        return [task for task in tasks if task.role == self.role] or [task for task in tasks if task.role == VISITOR]

    def record(self, kind: EventKind, data: Mapping[str, Any], source: Source = Source.SCENARIO) -> None:
        self.session.witness.record(source, kind, data)

    def get_in(self) -> None:
        """Open the app and come to its first usable page: consent given, signed in, standing gates passed."""
        self.session.device.open_app()
        if self.customs.asks_consent is None:
            self.customs.asks_consent = self._meets_consent()
        elif self.customs.asks_consent:
            accept(self.session)
        self.session.role = VISITOR
        if self.role != VISITOR and sign_in(self.session, self.role) and self.session.app.gates:
            pass_gates(self.session)

    def _meets_consent(self) -> bool:
        shown = read_consent(self.session.device.tree()) is not None
        accept(self.session)
        return shown

    def state(self) -> PageState:
        return self.device.state()
