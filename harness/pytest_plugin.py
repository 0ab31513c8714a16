"""The pytest plugin: fixtures in which a scenario is written, and the run that a pytest session is.

`pytest scenarios/ --app APP.yaml --device NAME` makes one recording: one app, one device, one network, the scenarios
that were collected. Without `--app` the plugin does nothing.
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import pytest

from harness.drive.explorer.budget import SECONDS, STEPS, Budget
from harness.drive.inspector import Inspector
from harness.model.faults import EXIT_INCOMPLETE, BadInput, HarnessError, RunFault, SecrecyMet
from harness.model.run import CHANNELS, RunStatus
from harness.model.saying import Saying

if TYPE_CHECKING:
    from harness.plan.day_book import FileDayBook
    from harness.plan.run_order import RunOrder
    from harness.run.run_in_progress import RunInProgress

__all__ = ["Budget", "Inspector"]

RUN = pytest.StashKey["RunInProgress"]()
PROFILES = Path(__file__).resolve().parent.parent / "device_profiles"
PARENT_VARIABLE = "HARNESS_SUPERVISOR_PID"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("harness", "one run of the harness")
    group.addoption("--app", help="the app file (YAML)")
    group.addoption("--device", default="android-phone", help="a device profile: its key or a YAML file")
    group.addoption("--network", default="host", help="the network that the run stands on")
    group.addoption("--lab", help="a laboratory file (YAML): names that public DNS does not know, and whom to trust")
    group.addoption("--out", default="runs", help="the folder for recordings")
    group.addoption("--key", help="the laboratory's signing key (made when missing; default OUT/laboratory-key.pem)")
    group.addoption("--seed", type=int, default=1, help="the seed of the persona")
    group.addoption(
        "--without", action="append", default=[], metavar="CHANNEL", help=f"switch off: {', '.join(CHANNELS)}"
    )
    group.addoption("--run-id", help="the run's id (made when missing)")
    group.addoption("--campaign", default="", help="the campaign: its name, or its file with the letter")
    group.addoption("--day-book", help="the state of a campaign of days (written by `harness resume`)")
    group.addoption("--day", help="the day of the run in such a campaign (default: today)")
    group.addoption("--proxy-port", type=int, default=0, help="a fixed port for the proxy (default: a free one)")
    group.addoption("--explore-minutes", type=float, default=SECONDS / 60, help="how long an app is explored at most")
    group.addoption("--explore-steps", type=int, default=STEPS, help="how many acts an exploration may take at most")
    group.addoption("--lang", choices=("zh", "en"), default="zh", help="the language of faults")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "role(name): the scenario needs an account of this role in the app file")
    if config.getoption("--app"):
        config.pluginmanager.register(_RunPlugin(config), "harness-run")


def _order(config: pytest.Config) -> "RunOrder":
    """The run that the command line asks for; `scenarios` is filled after collection."""
    from harness.plan.app_file import load_app
    from harness.plan.device_file import find_device
    from harness.plan.laboratory_file import load_laboratory
    from harness.plan.permission_file import permission_in
    from harness.plan.permitted import under_letter
    from harness.plan.run_id import new_run_id, next_attempt
    from harness.plan.run_order import RunOrder
    from harness.run.refusal import canonical

    out = Path(config.getoption("--out"))
    app = load_app(Path(config.getoption("--app")))
    device = find_device(config.getoption("--device"), PROFILES)
    lab = config.getoption("--lab")
    seed = config.getoption("--seed")
    network = canonical(config.getoption("--network"))
    run_id = config.getoption("--run-id") or new_run_id(app.key, device.key, network, seed)
    order = RunOrder(
        app=app,
        device=device,
        network=network,
        scenarios=(),
        laboratory=load_laboratory(Path(lab) if lab else None),
        out=out,
        key=Path(config.getoption("--key") or out / "laboratory-key.pem"),
        run_id=run_id,
        attempt=next_attempt(out, run_id),
        seed=seed,
        without=tuple(config.getoption("--without")),
        campaign=config.getoption("--campaign"),
        proxy_port=config.getoption("--proxy-port"),
        app_file=config.getoption("--app"),
        days=_days(config),
    )
    return under_letter(order, permission_in(order.campaign))


def _days(config: pytest.Config) -> "FileDayBook | None":
    """The campaign of days that the run belongs to."""
    from harness.plan.day_book import FileDayBook
    from harness.plan.day_clock import CalendarDays

    book, day = config.getoption("--day-book"), config.getoption("--day")
    if not book:
        return None
    try:
        return FileDayBook(Path(book), date.fromisoformat(day) if day else CalendarDays().today())
    except ValueError:
        mend = Saying("e.g. 2026-11-24", "如 2026-11-24")
        raise BadInput(Saying("is no day", "不是日期"), f"--day {day}", mend) from None


@pytest.fixture
def inspector(request: pytest.FixtureRequest) -> Iterator[Inspector]:
    """An app in a clean state, in a session of this scenario's own. `@pytest.mark.role` names an account it needs."""
    for mark in request.node.iter_markers("role"):
        lacking = _run_of(request.config).lacks_role(str(mark.args[0]))
        if lacking:
            pytest.skip(lacking)
    with _run_of(request.config).session() as one:
        yield one


@pytest.fixture
def exploration(request: pytest.FixtureRequest) -> Budget:
    """How long the explorer may go on; its seed is the run's."""
    option = request.config.getoption
    return Budget(option("--explore-minutes") * 60, option("--explore-steps"), option("--seed"))


@pytest.fixture(scope="module")
def working_inspector(request: pytest.FixtureRequest) -> Iterator[Inspector]:
    """An app in a clean state, in a session that the scenarios of one file share, in their order."""
    with _run_of(request.config).session() as one:
        yield one


def _run_of(config: pytest.Config) -> "RunInProgress":
    run = config.stash.get(RUN, None)
    if run is None:
        pytest.exit("a scenario needs a run: pytest scenarios/ --app APP.yaml --device NAME", returncode=2)
    return run


class _RunPlugin:
    """Makes one pytest session one run: begun after collection, told of every scenario, ended with the session."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._interrupted = ""
        self._stopped = ""
        self._outcomes: dict[str, tuple[str, str]] = {}

    @contextlib.contextmanager
    def _ending_the_session(self) -> Iterator[None]:
        """A fault between scenarios (bad input, a full disk) ends the session with one line and its exit code."""
        try:
            yield
        except HarnessError as fault:
            pytest.exit(fault.line(self._config.getoption("--lang")), returncode=fault.exit_code)

    def pytest_ignore_collect(self, collection_path: Path, config: pytest.Config) -> bool | None:
        """A folder within a named one holds scenarios for occasions of their own: taken only when it is named too."""
        if not collection_path.is_dir():
            return None
        named = [Path(config.invocation_params.dir, word.split("::")[0]).resolve() for word in config.args]
        within = any(folder in collection_path.parents for folder in named)
        return (within and not any(one.is_relative_to(collection_path) for one in named)) or None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        if session.testsfailed or not session.items or self._config.getoption("collectonly"):
            return
        # Only a session that is a run pays for Appium's, mitmproxy's and Frida's imports.
        from harness.run.run_in_progress import RunInProgress

        scenarios = tuple(dict.fromkeys(scenario_name(item) for item in session.items))
        with self._ending_the_session():
            order = replace(_order(self._config), scenarios=scenarios)
            _end_with_the_supervisor()
            self._config.stash[RUN] = RunInProgress.begin(order)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        name = scenario_name(item)
        self._outcomes[name] = ("passed", "")
        with self._ending_the_session():
            _run_of(self._config).begin_scenario(name)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        name = scenario_name(item)
        if call.excinfo is not None and self._outcomes[name][0] == "passed":
            self._outcomes[name] = outcome_of(call.excinfo.value)
            if isinstance(call.excinfo.value, SecrecyMet):
                self._stopped = item.session.shouldstop = call.excinfo.value.line("en")
        if call.when == "teardown":
            with self._ending_the_session():
                _run_of(self._config).end_scenario(name, *self._outcomes[name])
        return report

    def pytest_keyboard_interrupt(self) -> None:
        self._interrupted = "interrupted"

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        run = self._config.stash.get(RUN, None)
        if run is None:
            return
        _break_off_no_more()
        with self._ending_the_session():
            status = run.end(self._interrupted or self._stopped)
        if status is not RunStatus.COMPLETE and not self._interrupted:
            session.exitstatus = EXIT_INCOMPLETE

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        run = self._config.stash.get(RUN, None)
        if run is not None:
            terminalreporter.write_line(f"recording: {run.order.folder}")


def scenario_name(item: pytest.Item) -> str:
    """A scenario is named as its function, without the `test_` that pytest wants."""
    return (getattr(item, "originalname", None) or item.name).removeprefix("test_")


def outcome_of(error: BaseException) -> tuple[str, str]:
    """How a scenario ended: a fault of the device or an instrument is an error, anything else a failed expectation."""
    if isinstance(error, pytest.skip.Exception):
        return "skipped", str(error.msg)
    if isinstance(error, HarnessError):
        return ("error" if isinstance(error, RunFault) else "failed"), error.line("en")
    return "failed", f"{type(error).__name__}: {str(error).split(chr(10), 1)[0][:200]}"


def _end_with_the_supervisor() -> None:
    """End cleanly on SIGTERM, and when the process that supervises us is gone: the evidence so far is sealed."""
    signal.signal(signal.SIGTERM, _interrupt)
    supervisor = os.environ.get(PARENT_VARIABLE)
    if supervisor:
        threading.Thread(
            target=_watch_supervisor, args=(int(supervisor),), name="supervisor-watch", daemon=True
        ).start()


def _watch_supervisor(pid: int) -> None:
    while os.getppid() == pid:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


def _break_off_no_more() -> None:
    """All that is left is to end and to seal: an interruption from here on would only cost the seal."""
    if threading.current_thread() is threading.main_thread():
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda *_: None)  # a handler, because what is started now would inherit SIG_IGN


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # asked once, it ends; asked again, it must not break off ending
    raise KeyboardInterrupt
