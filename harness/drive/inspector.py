"""Inspector: the words in which a scenario is written. One method an act; a scenario imports nothing else."""

import time
from collections.abc import Sequence

from harness.drive import asked_again, complaint_walk, consent, gate, menu_walk, refusal, route_walk
from harness.drive.app_session import AppSession
from harness.drive.core_tasks import do_core_tasks
from harness.drive.explorer.budget import Budget
from harness.drive.explorer.explore import Explorer
from harness.drive.found_functions import BY_WALK
from harness.drive.found_gate import pass_found_gates
from harness.drive.probes import explored, omission, opt_out, reminders, timed_sessions, timer_lock
from harness.drive.probes.gate_refusal import probe_gate, probe_no_gate
from harness.drive.probes.means import Means
from harness.drive.probes.permission_refusal import probe_permission
from harness.drive.probes.refusal_loop import probe_refusal_loop
from harness.drive.probes.required_field import probe_required_fields
from harness.drive.sign_in import sign_in

VISITOR = "visitor"
# Defaults of our own: the field's texts ask for 60 s and more; a laboratory sets `idle_s` in its scenarios.
IDLE_S = 2.0
WALK_PAUSE_S = 0.08


class Inspector:
    """One app in a clean state, in a session of its own."""

    def __init__(
        self,
        session: AppSession,
        route: Sequence[tuple[float, float]],
        means: Means = Means(),  # noqa: B008 - frozen
    ) -> None:
        self._session, self._route, self._means = session, tuple(route), means
        for end in session.found.lifted:
            session.lift(end)
        if means.complaints and means.complaints.open_complaint():
            session.found.filed.add(BY_WALK)
        self._launched = False

    @property
    def main_role(self) -> str:
        """Who carries the burden: 基层用户 where the app file has one, else its first account, else a visitor."""
        roles = [account.role for account in self._session.app.accounts]
        return "grassroots" if "grassroots" in roles else (roles[0] if roles else VISITOR)

    def allow(self, permission: str) -> None:
        self._session.device.set_permission(permission, "granted")

    def deny(self, permission: str) -> None:
        self._session.device.set_permission(permission, "denied")

    def stand_at_start(self) -> None:
        """Put the device at the first point of the planted route."""
        lat, lng = self._route[0]
        self._session.device.set_location(lat, lng, route_walk.ACCURACY_M)

    def launch(self) -> None:
        self._launched = True
        self._session.launch()

    def launch_as_user(self) -> None:
        """Launch with the position allowed, at the route's first point, and consent."""
        self.allow("geolocation")
        self.stand_at_start()
        self.launch()
        self.accept_consent()

    def ensure_launched(self) -> None:
        """Launch as a user where this session has not launched yet: a scenario may be run without those before it."""
        if not self._launched:
            self.launch_as_user()

    def leave_consent_unanswered(self, idle_s: float = IDLE_S) -> None:
        consent.leave_unanswered(self._session, idle_s)

    def refuse_consent(self) -> None:
        consent.refuse(self._session)

    def start_again_after_refusal(self) -> int:
        """Cold starts after a refusal, touching nothing; how many of them asked for consent again."""
        return asked_again.start_again(self._session)

    def refuse_again_and_again(self, target: str) -> str:
        """Refuse consent, or a permission that is denied, up to five times in a row: does the app let go?"""
        return probe_refusal_loop(self._session, target)

    def accept_consent(self) -> None:
        consent.accept(self._session)

    def sign_in(self, role: str | None = None) -> bool:
        """Sign in as a role (the main one by default). A visitor needs no account and stays signed out."""
        wanted = role or self.main_role
        if wanted == VISITOR:
            self._session.role = VISITOR
            return True
        return sign_in(self._session, wanted)

    def pass_gates(self) -> None:
        gate.pass_gates(self._session)
        pass_found_gates(self._session)

    def do_core_tasks(self) -> int:
        """Do the core tasks of the present role, and a visitor's before any sign-in."""
        return do_core_tasks(self._session, self._session.role or VISITOR)

    def use_for(self, minutes: float) -> None:
        """Everyday use for a time: the core tasks and the menus, again and again."""
        until = time.monotonic() + minutes * 60
        while (left_s := until - time.monotonic()) > 0:
            self.do_core_tasks()
            self.walk_menus(min(60.0, left_s))

    def explore(self, budget: Budget) -> None:
        """Try what nobody described, as the present role, until nothing is left or the budget is spent."""
        Explorer(self._session, budget).explore()

    def find_functions(self, budget: Budget) -> None:
        """Explore as the present role, and keep what was found for the probes of this run."""
        explored.find_functions(self._session, budget)

    def walk_complaint(self) -> str | None:
        """File one complaint, or follow the open one, as far as it goes today; None where no entry is reached."""
        return complaint_walk.walk_complaint(self._session, self._means.complaints)

    def walk_menus(self, budget_s: float = 60.0) -> None:
        menu_walk.walk_menus(self._session, budget_s)

    def probe_refused_consent(self) -> str:
        return refusal.probe_consent(self._session, self.main_role)

    def probe_declined_permission(self, permission: str) -> str:
        return probe_permission(self._session, permission, self.main_role)

    def probe_standing_gates(self) -> None:
        """Probe the gates that stand after sign-in, before any of them is passed."""
        self._probe_gates(stand_by_themselves=True)

    def probe_gates_on_the_way(self) -> None:
        """Probe the gates that a user meets inside a function, once the others are passed."""
        self._probe_gates(stand_by_themselves=False)

    def _probe_gates(self, stand_by_themselves: bool) -> None:
        for one in (*self._session.app.gates, *self._session.found.of(self._session.role).gates):
            if (not one.reach) is stand_by_themselves:
                self._session.device.open_app()
                probe_gate(self._session, one)

    def probe_for_gates(self) -> None:
        """Whether anything stands before the functions of an app whose file names no gate."""
        if not self._session.app.gates:
            probe_no_gate(self._session)

    def probe_required_fields(self, *, in_request: bool = False) -> None:
        """Leave out what forms ask for beyond words; with `in_request` it is then dropped by the proxy as well."""
        probe_required_fields(self._session, self.main_role, self._means.dropper if in_request else None)

    def probe_timer_lock(self) -> str:
        return timer_lock.probe_timer_lock(self._session)

    def probe_opt_out(self) -> None:
        """Whether a user can hide a rank, and time online."""
        for duty in ("ranking", "online_time"):
            opt_out.probe_opt_out(self._session, duty)

    def visit_and_omit(self) -> str:
        """Today's visit of a campaign of days (`harness resume`): use the app, and do nothing that it asks for."""
        return omission.visit_and_omit(self._session, self._means.days)

    def probe_reminders(self) -> int:
        return reminders.probe_reminders(self._session)

    def time_sessions(self) -> None:
        """Five sessions against a stopwatch (MP-10), 50 minutes; less on a test tenant whose minutes are shorter."""
        timed_sessions.time_sessions(self._session, self._means.minute_s)

    def walk_route(self, pause_s: float = WALK_PAUSE_S) -> None:
        """Walk the first half of the planted route with the app in front."""
        half = len(self._route) // 2
        route_walk.walk(self._session, self._route[:half], pause_s)
        self._session.look("walked")

    def walk_route_in_background(self, pause_s: float = WALK_PAUSE_S) -> None:
        """Walk the second half with the app hidden."""
        half = len(self._route) // 2
        route_walk.walk_in_background(self._session, self._route[half:], pause_s, first_point=half)
