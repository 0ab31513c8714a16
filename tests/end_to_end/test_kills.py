"""kill -9 of any process of a run at any moment: nothing written is lost, nothing stays, and it is told."""

import contextlib
import io
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from harness.capture import proxy_process
from harness.demo.server import DemoServer
from harness.devices import warden
from harness.devices.kill_notice import KillNotice
from harness.devices.process_watch import role_of
from harness.farm.display import PlainLines
from harness.farm.supervisor import Finished, Job, Supervisor
from harness.inspection.wanted import Wanted, jobs_of
from harness.model.event import Event, EventKind, Phase
from harness.model.run import RunStatus
from harness.recording.reader import Recording
from harness.recording.verify import verify
from tests.end_to_end.stage import APPS, PHONE, events_written, harness, living, until

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(400)]

KILLS = 20
AT_ONCE = 4
LATEST_S = 4.0
IN_SESSION = 0.6  # this share of the moments is counted from the session's begin, the rest from the run's
MOST_TRIES = 9
# Where the kernel tells nobody of kills, what comes and goes with pages may be gone for any reason, and at the start of
# a browser too: such losses are not missed there, nor is Frida's helper once its script is in the browser.
with KillNotice() as _notice:
    EVERY_KILL_IS_HEARD = _notice.available
PASSING = () if EVERY_KILL_IS_HEARD else ("renderer", "utility", "frida")
# The crash handler leaves its parent as it starts, and is called as the browser is until it has become itself. In its
# first moment, before any look has seen it, the kernel's word of its death names nobody of the run, and nothing of the
# run rests on it.
SEEN_AFTER_S = 1.5
OF_THE_RUN = ("run", "warden", "appium", "proxy")
OWN_MODULES = {
    warden.__name__: "warden",
    proxy_process.__name__: "proxy",
    "appium": "appium",
    "/frida-": "frida",
}


@dataclass(frozen=True, slots=True)
class Kill:
    """What was killed when, and what there was before."""

    kind: str
    at: float
    age_s: float
    has_left_its_parent: bool
    events: bytes
    tree: Sequence[psutil.Process]


class Run:
    """One short run below a supervisor of its own, on a thread."""

    def __init__(self, job: Job) -> None:
        self.folder, self.ended = job.folder, list[Finished]()
        self._thread = threading.Thread(target=self._supervise, args=(job,))
        self._thread.start()

    def _supervise(self, job: Job) -> None:
        self.ended += Supervisor(PlainLines(io.StringIO()), at_once=1).run([job], lambda _: None)

    @property
    def going(self) -> bool:
        return self._thread.is_alive()

    def wait(self) -> Finished:
        self._thread.join(90)
        assert not self.going, "the run did not end"
        return self.ended[0]

    def tree(self) -> list[psutil.Process]:
        """Whatever carries the run's token (helpers leave their parents) and all below (Chromium drops the token)."""
        found = dict.fromkeys(living(self.folder))
        for one in list(found):
            with contextlib.suppress(psutil.Error):
                found |= dict.fromkeys(one.children(recursive=True))
        return list(found)

    def strike(self, chance: random.Random) -> Kill | None:
        """Kill one process, of a kind chosen by lot; None when the run has ended already."""
        tree = self.tree()
        kinds = {process: kind_of(process) for process in tree}
        mortal = sorted({kind for kind in kinds.values() if kind and kind not in PASSING})
        if not mortal or not self.going:
            return None
        kind = chance.choice(mortal)
        victim = chance.choice([process for process in tree if kinds[process] == kind])
        before, at = events_written(self.folder), time.time()
        try:
            age_s, parent = at - victim.create_time(), victim.ppid()
            victim.send_signal(signal.SIGKILL)
        except psutil.Error:
            return None
        return Kill(kind, at, age_s, parent not in {process.pid for process in tree}, before, tree)


def kind_of(process: psutil.Process) -> str:
    """What it is to the run; empty for what is there for a moment only: a fork that has not become itself, the start
    script of Chromium and its commands, a browser that was only asked for its version."""
    try:
        words = process.cmdline()
        if "pytest" in words:
            return "run"
        own = next((kind for name, kind in OWN_MODULES.items() if any(name in word for word in words[:4])), "")
        return own or role_of(process)
    except psutil.Error:
        return ""


def one_job(server: DemoServer, out: Path, seed: int) -> Job:
    """The shortest run that has everything in it."""
    scenario = out / "test_launch.py"
    if not scenario.exists():
        scenario.write_text("def test_launch(inspector):\n    inspector.launch()\n")
    wanted = Wanted(
        app_files=(APPS / "null.yaml",),
        devices=(PHONE,),
        out=out / str(seed),
        scenarios=(str(scenario),),
        laboratory_file=server.laboratory_file,
        seed=seed,
    )
    return jobs_of(wanted)[0]


def hit(kill: Kill, folder: Path) -> bool:
    """Whether anything was still being recorded: the session's own processes may go once it is being closed."""
    if not (folder / "run.json").is_file():
        return False
    events = Recording.open(folder).events
    over = [event.t.timestamp() for event in events if event.kind is EventKind.SESSION_END]
    closing = [event.t.timestamp() for event in events if event.phase is Phase.TEARDOWN]
    if kill.kind == "run":
        return not any(event.kind is EventKind.RUN_END for event in events)
    if kill.kind in OF_THE_RUN:
        return kill.at < min(over, default=float("inf"))
    if kill.has_left_its_parent and kill.age_s < SEEN_AFTER_S:
        return False
    return began_to_watch(events) < kill.at < min(closing, default=float("inf"))


def began_to_watch(events: Sequence[Event]) -> float:
    """When the session began; without the kernel's word when the first channel stood at the session's browser, for
    what Chromium replaces before that goes unnoticed then, and loses nothing."""
    begun = next((event.seq for event in events if event.kind is EventKind.SESSION_BEGIN), None)
    if EVERY_KILL_IS_HEARD:
        return next((one.t.timestamp() for one in events if one.seq == begun), float("inf"))
    watched = (one.t.timestamp() for one in events if one.kind is EventKind.CHANNEL and begun and one.seq > begun)
    return next(watched, float("inf"))


def struck(server: DemoServer, out: Path, seed: int) -> str:
    """Run, kill, look; the kind of what was killed. Another moment is chosen when the run was over already."""
    chance = random.Random(seed)
    for attempt in range(MOST_TRIES):
        run = Run(one_job(server, out, seed * MOST_TRIES + attempt))
        assert until(lambda run=run: bool(events_written(run.folder)) or not run.going, 60)  # type: ignore[misc]
        if chance.random() < IN_SESSION:
            assert until(lambda run=run: b"session_begin" in events_written(run.folder) or not run.going, 60)  # type: ignore[misc]
        time.sleep(chance.uniform(0.0, LATEST_S / (1 + attempt / 2)))
        kill = run.strike(chance)
        ended = run.wait()
        assert until(lambda run=run: not living(run.folder), 5), living(run.folder)  # type: ignore[misc]
        if kill is None:
            assert ended.status is RunStatus.COMPLETE, ended
            continue
        nothing_stays(kill)
        assert events_written(run.folder).startswith(kill.events), f"{kill.kind}: written events are gone"
        if hit(kill, run.folder):
            examined = verify(run.folder, None)
            assert examined.state == "incomplete", f"{kill.kind} at {len(kill.events)} bytes: {examined} {ended}"
            return kill.kind
    pytest.fail(f"no moment of {MOST_TRIES} was one of the run (seed {seed})")


def nothing_stays(kill: Kill) -> None:
    _, alive = psutil.wait_procs(kill.tree, timeout=5)
    rest = [one for one in alive if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    assert rest == [], f"{kill.kind} was killed and these stay"


def test_twenty_kills_at_random_moments(server: DemoServer, tmp_path: Path) -> None:
    seed = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(10**6)))
    print(f"KILL_SEED={seed}")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        kinds = Counter(pool.map(lambda n: struck(server, tmp_path, seed * KILLS + n), range(KILLS)))
    print(dict(kinds))
    assert kinds.total() == KILLS
    assert len(kinds) >= 5, f"the lot fell on few kinds only: {kinds}"

    after = Run(one_job(server, tmp_path, 0))
    assert after.wait().status is RunStatus.COMPLETE
    assert harness("verify", after.folder).code == 0
