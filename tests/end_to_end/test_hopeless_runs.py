"""What cannot be run says so in one plain line that names the place and the mend, with the documented exit code."""

import os
import shutil
import socket
from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.devices.port import free_port
from tests.end_to_end.stage import APPS, Said, harness, recordings

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]

SHORT = ("--scenario", "launch_unanswered", "--jobs", "1")


def the_line(said: Said, *parts: str) -> None:
    assert "Traceback" not in said.out + said.err
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    for part in parts:
        assert part in lines[0]


def test_an_address_that_does_not_answer(tmp_path: Path) -> None:
    app, address = tmp_path / "dead.yaml", f"http://127.0.0.1:{free_port()}/"
    app.write_text((APPS / "null.yaml").read_text().replace("https://gonggao.qinghe.test/", address))
    said = harness("run", app, *SHORT, "--out", tmp_path / "out", "--lang", "en")
    assert said.code == 2
    the_line(said, f"{app}: addresses.browser: {address} does not answer", "; check the address")
    assert recordings(tmp_path / "out") == []


def test_a_busy_port(server: DemoServer, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        options = ("--lab", server.laboratory_file, "--proxy-port", str(port), "--out", tmp_path, "--lang", "en")
        said = harness("run", APPS / "null.yaml", *SHORT, *options)
    assert said.code == 2
    the_line(said, f"--proxy-port: port {port} is taken; choose another port")


@pytest.mark.parametrize("kilobytes", [400, 1500])
def test_a_full_disk(server: DemoServer, tmp_path: Path, kilobytes: int) -> None:
    """Full from the start, and full in the middle of the run: on a small disk of its own."""
    out = tmp_path / "disk"
    out.mkdir()
    mount = f"mount -t tmpfs -o size={kilobytes}k none '{out}' && exec \"$@\""
    unshare = shutil.which("unshare")
    assert unshare, "util-linux is missing"
    own = [unshare, "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c", mount, "sh"]
    options = ("--lab", server.laboratory_file, "--key", tmp_path / "key.pem", "--out", out, "--lang", "en")
    said = harness("run", APPS / "null.yaml", *SHORT, *options, prefix=own)
    assert said.code == 3, said
    assert "Traceback" not in said.out + said.err
    told = [line for line in said.err.splitlines() if "cannot be written (No space left on device)" in line]
    assert told, said
    assert told[0].endswith("; free some space or choose another --out folder")
