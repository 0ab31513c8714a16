"""Our engine, Presidio, TrackHAR and plain regular expressions on the same file in one run, processor time of one core.

Each reads the HAR anew in every pass; start-up is not counted; the quickest pass counts.
"""

import shutil
import sys

import pytest

from tests.bench.child import ROOT, scanned
from tests.bench.traffic_file import Traffic

HERE = ROOT / "tests" / "bench"
PRESIDIO = ROOT / ".venv-tools" / "bench" / "bin" / "python"
LEAST_REQUESTS_S = 3000
LEAST_MB_S = 20


def _argv(tool: str, traffic: Traffic) -> list[str]:
    files = [str(traffic.har), str(traffic.persona)]
    return {
        "harness": [sys.executable, "-m", "tests.bench.scan_engine", *files],
        "regex": [sys.executable, "-m", "tests.bench.scan_regex", *files],
        "presidio": [str(PRESIDIO), str(HERE / "scan_presidio.py"), *files],
        "trackhar": [shutil.which("node") or "node", str(HERE / "scan_trackhar.mjs"), *files],
    }[tool]


def _missing(tool: str) -> bool:
    if tool == "presidio":
        return not PRESIDIO.exists()
    return tool == "trackhar" and not ((HERE / "node_modules" / "trackhar").is_dir() and shutil.which("node"))


def _line(tool: str, traffic: Traffic, seconds: float, flagged: frozenset[int], ratio: float) -> str:
    seen, false = len(flagged & traffic.leaks), len(flagged - traffic.leaks)
    leaks = f"{seen:3}/{len(traffic.leaks)} leaks seen, {false:4} other requests flagged"
    speed = f"{traffic.requests / seconds:8.0f} requests/s {traffic.megabytes / seconds:7.2f} MB/s"
    return f"  {tool:9}{speed}, {ratio:7.2f} times our time; {leaks}"


def _measured(traffic: Traffic, title: str) -> dict[str, float]:
    """Prints the table; seconds a pass by tool."""
    seconds: dict[str, float] = {}
    print(f"\n{title}: {traffic.requests} requests, {traffic.megabytes:.2f} MB of bodies")
    for tool in ("harness", "presidio", "trackhar", "regex"):
        if _missing(tool):
            print(f"  {tool:9} not there: .ci/setup bench")
            continue
        said = scanned(_argv(tool, traffic))
        seconds[tool] = said["seconds"]
        print(_line(tool, traffic, said["seconds"], frozenset(said["flagged"]), said["seconds"] / seconds["harness"]))
    return seconds


def test_requests_a_second_on_ordinary_calls(ordinary_calls: Traffic) -> None:
    seconds = _measured(ordinary_calls, "ordinary API calls")
    assert ordinary_calls.requests / seconds["harness"] >= LEAST_REQUESTS_S


def test_megabytes_a_second_on_large_bodies(large_bodies: Traffic) -> None:
    seconds = _measured(large_bodies, "large bodies")
    assert large_bodies.megabytes / seconds["harness"] >= LEAST_MB_S


def test_presidio_is_not_quicker(ordinary_calls: Traffic) -> None:
    """TrackHAR is: it looks for the values as they stand and undoes nothing outside of its adapters."""
    if _missing("presidio"):
        pytest.skip("Presidio is not installed: .ci/setup bench")
    ours, theirs = (scanned(_argv(tool, ordinary_calls))["seconds"] for tool in ("harness", "presidio"))
    assert ours < theirs
