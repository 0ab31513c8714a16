"""Demonstration sites of three mobile kits, which nobody here wrote, go through the scenarios without a violation.

They are served as they are, with one thing added that every government app must show and they lack: a line with
sponsor, filing number and the complaint entry. The scenarios are launch without an answer, launch with one, and the
walk over the menus.
"""

import json
from pathlib import Path

import pytest

from tests.end_to_end.stage import harness
from tests.kits.kit_server import NUMBER, serving

PACKAGES = Path(__file__).parent / "node_modules"
# Host: package, folder of its built site, first page.
KITS = {
    "weui.kit.test": ("weui", "dist", "example/index.html"),
    "jquery-weui.kit.test": ("jquery-weui", "dist", "demos/index.html"),
    "jquery-mobile.kit.test": ("jquery-mobile", "dist", "demos/index.html"),
}
SPONSOR = "林城市人民政府办公室"
SCENARIOS = ("launch_unanswered", "launch_accepted", "menu_walk")
APP = """key: {key}
name: {name} 演示
sponsor: {sponsor}
kind: h5
audience: public
version: "1.0"
released_on: 2026-02-01
filing_number: {number}
addresses: {{browser: "https://{host}/"}}
first_party_domains: [{host}]
declared_functions: [演示]
accounts: []
core_tasks: []
"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("host", KITS)
def test_an_app_that_nobody_here_wrote_violates_nothing(host: str, tmp_path: Path) -> None:
    package, folder, first = KITS[host]
    root = PACKAGES / package / folder
    assert (root / first).is_file(), f"{package} is not installed: make kits"
    app = tmp_path / "app.yaml"
    told = APP.format(key=package, name=package, host=host, number=NUMBER, sponsor=SPONSOR)
    app.write_text(told, encoding="utf-8")
    with serving({host: (root, first, SPONSOR)}, tmp_path) as laboratory:
        asked = [part for name in SCENARIOS for part in ("--scenario", name)]
        out = tmp_path / "runs"
        said = harness("run", app, "--lab", laboratory, "--out", out, "--lang", "en", *asked, timeout_s=560)
    assert said.code in (0, 3), said.out + said.err
    (verdicts,) = out.glob("*/attempt-*/derived/verdicts.json")
    found = [one for one in json.loads(verdicts.read_text(encoding="utf-8")) if one["outcome"] == "violation"]
    assert found == []
