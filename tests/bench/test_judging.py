"""A thousand recordings judged anew: CPU seconds of one, what a thousand take on two cores (limit 10 minutes), and that
one worker and two give the same bytes."""

import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from harness.assess import assess
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.decide import judge
from harness.judge.rule import Catalogue
from harness.recording.reader import Recording
from tests.ground_truth.player import play

MEASURED, WANTED = 100, 1_000
LIMIT_S = 600.0
JUDGED_S = 2.0
CORES = 2
SCREENS, REQUESTS = 60, 350  # what the burdened demo app shows and sends in a whole run
DERIVED = ("observations.json", "coverage.json", "verdicts.json")
SAME = 6  # recordings judged by one worker and by two
ROWS = ("<办事指南>", "<投诉建议>", "请每日登录本系统。连续3日未登录的，扣5分并在全市通报。", "[提交打卡]", "现场照片")


def _typical() -> dict[str, Any]:
    screens = [
        {
            "title": f"栏目{n}",
            "rows": [*ROWS, f"第{n}条通知 2026-11-{n % 28 + 1:02}", *(f"事项{n}-{k}" for k in range(12))],
        }
        for n in range(SCREENS)
    ]
    host = "https://duban.lincheng.test"
    requests = [
        {
            "method": "POST",
            "url": f"{host}/api/{n % 40}?t={n}",
            "body": {"page": n, "mobile": "{phone}", "list": [n] * 9},
        }
        for n in range(REQUESTS)
    ]
    return {"screens": screens, "requests": requests}


@cache
def _catalogue() -> Catalogue:
    """Read once a process, as an inspection of many recordings does."""
    return load_catalogue()


def _assessed(folder: str) -> float:
    began = time.process_time()
    assess(Path(folder), _catalogue(), Campaign(), None)
    return time.process_time() - began


def test_a_thousand_recordings_are_judged_within_ten_minutes(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    one = play(_typical(), tmp_path / "first", catalogue)
    began = time.process_time()
    judge(one.observations, one.coverage, Recording.open(one.folder).run, catalogue, Campaign())
    judged_s = time.process_time() - began
    copies = [shutil.copytree(one.folder, tmp_path / f"copy-{n}") for n in range(MEASURED)]
    started = time.perf_counter()
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        cpu_s = list(pool.map(_assessed, map(str, copies)))
    wall_s = time.perf_counter() - started
    whole_s = wall_s * WANTED / MEASURED
    print(f"\njudged by the whole catalogue: {judged_s:.3f} s of CPU")
    print(f"assessed: {sum(cpu_s) / MEASURED:.2f} s of CPU a recording, {MEASURED} in {wall_s:.0f} s on {CORES} cores")
    print(f"{WANTED} recordings: {whole_s / 60:.1f} minutes")
    assert judged_s < JUDGED_S
    assert whole_s < LIMIT_S


def _bytes_of(folders: list[Path], workers: int) -> dict[str, bytes]:
    """What judging wrote, by recording and file. Each worker is a process of its own, with hashes seeded anew."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_assessed, map(str, folders)))
    return {f"{one.name}/{name}": (one / "derived" / name).read_bytes() for one in folders for name in DERIVED}


def test_one_worker_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    catalogue, typical = load_catalogue(), _typical()
    for n in range(SAME):
        told = {**typical, "screens": typical["screens"][n::SAME], "requests": typical["requests"][n :: SAME * 3]}
        shutil.copytree(play(told, tmp_path / f"played-{n}", catalogue).folder, tmp_path / "one" / f"r{n}")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    alone = _bytes_of(sorted((tmp_path / "one").iterdir()), 1)
    together = _bytes_of(sorted((tmp_path / "two").iterdir(), reverse=True), CORES)
    assert len(alone) == SAME * len(DERIVED)
    assert {name for name in alone if alone[name] != together[name]} == set()
    assert len({alone[f"r{n}/observations.json"] for n in range(SAME)}) == SAME  # they are not all alike
