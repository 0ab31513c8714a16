"""An Appium server of one's own: found, started with care, and given up when it does not answer."""

import socket
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, cast

import pytest

from harness.devices import appium_server
from harness.devices.appium_server import AppiumServer, appium_home
from harness.devices.process_tree import ProcessTree
from harness.model.faults import DeviceLost, MissingComponent


class PaperProcess:
    """A process that has ended, or has not."""

    def __init__(self, ended: int | None = None) -> None:
        self.ended = ended

    def poll(self) -> int | None:
        return self.ended


class PaperTree:
    """Takes note of what is spawned and ended instead of doing it."""

    def __init__(self, process: PaperProcess, *, stubborn: bool = False) -> None:
        self.process, self.stubborn, self.ended = process, stubborn, 0
        self.role, self.argv, self.env = "", [""], dict[str, str]()

    def spawn(self, role: str, argv: Sequence[str], *, log: Path, env: Mapping[str, str]) -> PaperProcess:
        self.role, self.argv, self.env = role, list(argv), dict(env)
        return self.process

    def end(self, process: PaperProcess, timeout_s: float) -> None:
        self.ended += 1
        if self.stubborn:
            raise subprocess.TimeoutExpired("appium", timeout_s)


def install(folder: Path) -> Path:
    (folder / "node_modules" / "appium").mkdir(parents=True)
    (folder / "node_modules" / "appium" / "package.json").write_text("{}")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation in a folder of its own; the real one, if there is any, is out of sight."""
    elsewhere = tmp_path / "elsewhere" / "harness" / "appium_server.py"
    monkeypatch.setattr(appium_server, "__file__", str(elsewhere))
    monkeypatch.setattr(appium_server, "find_tool", lambda name: f"/bin/{name}")
    monkeypatch.chdir(install(tmp_path / "home"))
    return tmp_path / "home"


def started(tree: PaperTree) -> AppiumServer:
    return AppiumServer(cast(ProcessTree, tree), Path("appium.log"))


def option(tree: PaperTree, name: str) -> str:
    return tree.argv[tree.argv.index(name) + 1]


def test_the_home_is_found_from_a_folder_below_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = home / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert appium_home() == home


def test_the_nearest_installation_wins_and_the_harness_s_own_before_the_working_folder_s(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path)
    install(home / "inner")
    monkeypatch.setattr(appium_server, "__file__", str(home / "inner" / "harness" / "appium_server.py"))
    assert appium_home() == home / "inner"


def test_without_an_installation_the_mend_is_named(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty" / "node_modules" / "appium").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "empty")
    with pytest.raises(MissingComponent, match="make install"):
        appium_home()


def test_without_node_nothing_is_started(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appium_server, "find_tool", lambda name: None)
    tree = PaperTree(PaperProcess())
    with pytest.raises(MissingComponent, match=r"Node\.js"):
        started(tree)
    assert tree.role == ""


def test_it_is_the_installed_one_that_runs_with_its_own_home(home: Path) -> None:
    tree = PaperTree(PaperProcess())
    started(tree)
    assert tree.argv[:3] == ["/bin/node", str(home / "node_modules" / "appium" / "index.js"), "server"]
    assert tree.env == {"APPIUM_HOME": str(home)}


def test_it_listens_on_loopback_only_where_its_clients_are_told(home: Path) -> None:
    tree = PaperTree(PaperProcess())
    server = started(tree)
    assert option(tree, "--address") == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{option(tree, '--port')}"


def test_what_a_step_types_is_not_logged(home: Path) -> None:
    tree = PaperTree(PaperProcess())
    started(tree)
    assert option(tree, "--log-level") in ("warn", "error")


class _Status(BaseHTTPRequestHandler):
    code = 200

    def do_GET(self) -> None:
        self.send_response(self.code if self.path == "/status" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Nothing."""


@pytest.fixture(params=[200, 500])
def answering(request: pytest.FixtureRequest) -> Iterator[tuple[int, str]]:
    handler = type("Handler", (_Status,), {"code": request.param})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield request.param, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(5)


def test_it_is_ready_when_its_status_is_well_and_not_before(home: Path, answering: tuple[int, str]) -> None:
    code, url = answering
    server = started(PaperTree(PaperProcess()))
    server.url = url
    if code == 200:
        server.wait_ready(timeout_s=5)
    else:
        with pytest.raises(DeviceLost, match="not ready"):
            server.wait_ready(timeout_s=0.2)


def test_one_that_ends_while_starting_is_given_up_at_once_and_its_log_is_named(home: Path) -> None:
    server = started(PaperTree(PaperProcess(ended=1)))
    assert not server.alive
    with pytest.raises(DeviceLost, match=r"system/appium\.log"):
        server.wait_ready(timeout_s=600)


def test_one_that_nobody_hears_of_is_given_up_in_time(home: Path) -> None:
    server = started(PaperTree(PaperProcess()))
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        server.url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(DeviceLost, match="not ready in 0 s"):
            server.wait_ready(timeout_s=0.15)
    assert server.alive


@pytest.mark.parametrize("stubborn", [False, True])
def test_one_that_will_not_end_does_not_hold_up_the_run(home: Path, stubborn: bool) -> None:
    tree = PaperTree(PaperProcess(), stubborn=stubborn)
    started(tree).stop()
    assert tree.ended == 1


def test_a_driver_for_handsets_gets_its_environment(home: Path, tmp_path: Path) -> None:
    tree = PaperTree(PaperProcess())
    AppiumServer(cast(Any, tree), tmp_path / "log", "uiautomator2", {"ANDROID_ADB_SERVER_PORT": "15037"})
    assert tree.argv[tree.argv.index("--use-drivers") + 1] == "uiautomator2"
    assert tree.env == {"ANDROID_ADB_SERVER_PORT": "15037", "APPIUM_HOME": str(home)}


def test_a_list_of_drivers_from_before_the_checkout_was_moved_is_gone_when_it_starts(home: Path) -> None:
    stale = home / "node_modules" / ".cache" / "appium" / "extensions.yaml"
    stale.parent.mkdir(parents=True)
    stale.write_text("drivers: {uiautomator2: {pkgName: appium-uiautomator2-driver, installPath: /gone}}")
    started(PaperTree(PaperProcess()))
    assert not stale.exists()
