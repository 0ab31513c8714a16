"""An app that says markup wherever it can: nothing of it runs in the report, nothing of it steers the terminal."""

import re
import subprocess
from pathlib import Path

import pytest

from harness.devices.tools import find_tool
from tests.end_to_end.inspected import HostileRun

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(240)]

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
# Runs last in the page: says in the page's own text what has happened to it.
PROBE = """<script>addEventListener("load", () => setTimeout(() => {
  const own = [...document.scripts].filter((one) => one.textContent.includes("__pwned") && !one.dataset.probe);
  const handlers = [...document.querySelectorAll("*")].filter((one) =>
    [...one.attributes].some((a) => a.name.startsWith("on") || /^\\s*javascript:/i.test(a.value)));
  document.body.replaceChildren(`PROBED pwned=${window.__pwned} scripts=${own.length} handlers=${handlers.length}`);
}, 300))</script>""".replace("<script>", '<script data-probe="1">')


def loaded(page: str, folder: Path) -> str:
    """What a real browser makes of a page, with the probe at its end."""
    file = folder / "page.html"
    file.write_text(page + PROBE)
    browser = find_tool("chromium", "chromium-browser", "google-chrome")
    assert browser
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    argv = [browser, *flags, "--virtual-time-budget=3000", "--dump-dom", file.as_uri()]
    return subprocess.run(argv, capture_output=True, timeout=60, check=True).stdout.decode()


def test_the_probe_sees_a_page_that_is_run_over(tmp_path: Path) -> None:
    assert "PROBED pwned=1 scripts=1 handlers=1" in loaded(
        "<!doctype html><body><script>window.__pwned=1</script><img src=x onerror='1'>", tmp_path
    )


def test_nothing_of_the_app_runs_in_the_report(hostile: HostileRun, tmp_path: Path) -> None:
    report = (hostile.out / "report.html").read_text()
    assert "__pwned" in report, "the report shows nothing of the app: there is nothing to test"
    # Without the policy that forbids scripts, so that escaping alone must hold.
    opened = re.sub(r"<meta[^>]*Content-Security-Policy[^>]*>", "", report, flags=re.IGNORECASE)
    assert "PROBED pwned=undefined scripts=0 handlers=0" in loaded(opened, tmp_path)


def test_the_report_forbids_scripts_as_well(hostile: HostileRun, tmp_path: Path) -> None:
    assert "PROBED pwned=u" not in loaded((hostile.out / "report.html").read_text(), tmp_path)


def test_nothing_of_the_app_steers_the_terminal(hostile: HostileRun) -> None:
    assert "__pwned" in hostile.printed
    assert CONTROLS.findall(hostile.printed.replace("\n", "").replace("\t", "")) == []
    assert hostile.code in (0, 1, 3)
    assert "Traceback" not in hostile.printed
