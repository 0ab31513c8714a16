"""Our engine, Presidio, TrackHAR and plain regular expressions on the same file in one run, processor time of one core.

Each reads and parses the HAR anew in every pass; start-up is not counted; the quickest pass counts. `trackhar` is told
all that was planted, as the engine is (contacts, apps, every point of the route); `trackhar-own` only the person's own
nine identifiers. Its time grows with what it is told, the engine's does not.
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
LEAST_MIXED_MB_S = 14
TRACKHAR = ("trackhar", "trackhar-own")


def _argv(tool: str, traffic: Traffic) -> list[str]:
    files = [str(traffic.har), str(traffic.persona)]
    trackhar = [shutil.which("node") or "node", str(HERE / "scan_trackhar.mjs")]
    return {
        "harness": [sys.executable, "-m", "tests.bench.scan_engine", *files],
        "regex": [sys.executable, "-m", "tests.bench.scan_regex", *files],
        "presidio": [str(PRESIDIO), str(HERE / "scan_presidio.py"), *files],
        "trackhar": [*trackhar, *files],
        "trackhar-own": [*trackhar, *files, "few"],
    }[tool]


def _missing(tool: str) -> bool:
    if tool == "presidio":
        return not PRESIDIO.exists()
    return tool in TRACKHAR and not ((HERE / "node_modules" / "trackhar").is_dir() and shutil.which("node"))


def _line(tool: str, traffic: Traffic, seconds: float, flagged: frozenset[int], ratio: float) -> str:
    seen, false = len(flagged & traffic.leaks), len(flagged - traffic.leaks)
    leaks = f"{seen:3}/{len(traffic.leaks)} leaks seen, {false:4} other requests flagged"
    speed = f"{traffic.requests / seconds:8.0f} requests/s {traffic.megabytes / seconds:7.2f} MB/s"
    return f"  {tool:13}{speed}, {ratio:7.2f} times our time; {leaks}"


def _measured(traffic: Traffic, title: str) -> dict[str, float]:
    """Prints the table; seconds a pass by tool."""
    seconds: dict[str, float] = {}
    print(f"\n{title}: {traffic.requests} requests, {traffic.megabytes:.2f} MB of bodies")
    for tool in ("harness", "presidio", *TRACKHAR, "regex"):
        if _missing(tool):
            print(f"  {tool:13} not there: .ci/setup bench")
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


def test_megabytes_a_second_on_mixed_bodies(mixed_bodies: Traffic) -> None:
    """A quarter of these requests has no body and costs its time all the same: 15.7 to 18.9 MB/s measured, below what
    large bodies reach. The limit only keeps it from getting slower."""
    seconds = _measured(mixed_bodies, "mixed bodies")
    assert mixed_bodies.megabytes / seconds["harness"] >= LEAST_MIXED_MB_S


@pytest.mark.parametrize("tool", ["presidio", "trackhar"])
def test_who_looks_for_the_same_is_not_quicker(tool: str, ordinary_calls: Traffic) -> None:
    """TrackHAR told of nine values is about as quick: it undoes nothing outside of its adapters."""
    if _missing(tool):
        pytest.skip(f"{tool} is not installed: .ci/setup bench")
    ours, theirs = (scanned(_argv(one, ordinary_calls))["seconds"] for one in ("harness", tool))
    assert ours < theirs


def test_trackhar_is_not_quicker_on_large_bodies_either(large_bodies: Traffic) -> None:
    if _missing("trackhar"):
        pytest.skip("TrackHAR is not installed: .ci/setup bench")
    ours, theirs = (scanned(_argv(one, large_bodies))["seconds"] for one in ("harness", "trackhar"))
    assert ours < theirs
