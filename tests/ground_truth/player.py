"""Small recordings played through `assess` without a browser: what an app showed, sent and did, as YAML.

Every recording is whole: all channels proved, all scenarios passed, everybody signed in, the menu opened, five working
days. So what a case shows is all that there is, and an absence in it is an absence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from typing import Any

import orjson

from harness.analysis.tables.sessions import CLOSED
from harness.assess import Assessment, assess
from harness.inspection.kept_rows import rows_of_assessment
from harness.inspection.over_runs import tables_of, with_verdicts_over_runs
from harness.judge.campaign import Campaign
from harness.judge.rule import Catalogue
from harness.model.app import App, CoreTask, Step
from harness.model.device_profile import DeviceProfile
from harness.model.event import EventKind, Phase, Source
from harness.model.screen import Box, UiNode, UiTree
from harness.recording.json_form import to_json
from tests.detect.recording_factory import PASSWORD, PERSONA, Stage, app, stage
from tests.detect.screen_factory import blank_picture, node, page
from tests.detect.served_stage import certificate, over_tls

SCENARIOS = (
    "launch_unanswered",
    "launch_refused",
    "launch_accepted",
    "core_tasks",
    "menu_walk",
    "background",
    "refusal_probes",
)
PHASES = {
    "launch_unanswered": Phase.BEFORE_CONSENT,
    "launch_refused": Phase.REFUSED,
    "background": Phase.BACKGROUND,
}
CHANNELS = ("screens", "proxy", "hooks", "frida", "logs", "ledger")
USUAL = "menu_walk"
USUAL_TLS = ("TLSv1.3", "TLS_AES_128_GCM_SHA256", 300, 0)
TARGET_DP, PLACED_DP = 44.0, 20.0
DAY_S = 86_400.0
ROLE = "grassroots"
# Innocent screens that every recording has, so that what must have come into view did.
FRAME = ({"scenario": "launch_unanswered", "title": "首页", "rows": ["林城督办", "<办事指南>", "<投诉建议>"]},)


@dataclass(slots=True)
class Player:
    """Writes one case; `times` is the second of the run at which the next thing happens."""

    made: Stage
    seconds: float = 0.0
    screens: int = 0

    def step(self) -> None:
        self.seconds += 2.0
        self.made.at(self.seconds)


def play(told: Mapping[str, Any], folder: Path, catalogue: Catalogue) -> Assessment:
    """The assessment of what a case tells. `more_scenarios` were run as well; `course` judges over the runs at hand."""
    scenarios = (*SCENARIOS, *told.get("more_scenarios", ()))
    player = Player(stage(folder, subject=_app(told.get("app", {})), scenarios=scenarios, device=_device(told)))
    player.made.event(EventKind.RUN_BEGIN)
    for number, scenario in enumerate(scenarios):
        player.seconds = max(player.seconds, min(number, 4) * DAY_S)
        _scenario(player, scenario, told)
    player.made.event(EventKind.RUN_END, status="complete", why=[])
    recording = player.made.done()
    alone = assess(recording.folder, catalogue, Campaign(), None)
    if not told.get("course"):
        return alone
    tables = tables_of([rows_of_assessment(alone)])
    return with_verdicts_over_runs([alone], tables, catalogue, Campaign())[0]


def _app(changes: Mapping[str, Any]) -> App:
    """The usual app, a public one; a task is written as its steps (`tap X`, `type X`)."""
    made = app(audience="public", **{key: value for key, value in changes.items() if key != "tasks"})
    tasks = [
        CoreTask(name, ROLE, tuple(Step(step.split(" ")[0], {"text": step.split(" ")[1]}) for step in steps))
        for name, steps in changes.get("tasks", {}).items()
    ]
    return replace(made, core_tasks=tuple(tasks), declared_functions=tuple(one.name for one in tasks))


def _device(told: Mapping[str, Any]) -> DeviceProfile:
    platform = told.get("platform", "browser")
    agent, simulated = "Mozilla/5.0 (Test) Mobile", not told.get("course")  # start times count on a real phone only
    return DeviceProfile("android-phone", "手机", platform, "android", simulated, 360, 780, 3.0, agent)


def _scenario(player: Player, scenario: str, told: Mapping[str, Any]) -> None:
    made = player.made
    made.phase(PHASES.get(scenario, Phase.AFTER_CONSENT), scenario)
    made.event(EventKind.SCENARIO_BEGIN, scenario=scenario)
    made.event(EventKind.SESSION_BEGIN, session=1)
    for channel in CHANNELS:
        for state in ("started", "proved"):
            made.event(EventKind.CHANNEL, Source.SYSTEM, channel=channel, state=state, why="")
    if scenario not in PHASES:
        for account in (ROLE, "superior"):
            made.event(EventKind.LOGIN, role=account, outcome=told.get("login", "done"), why="")
    for one in (*FRAME, *told.get("screens", ())):
        if one.get("scenario", USUAL) == scenario:
            _screen(player, one)
    for one in told.get("events", ()):
        if one.get("scenario", USUAL) == scenario:
            for _ in range(one.get("times", 1)):
                _event(player, one)
    for one in told.get("requests", ()):
        if one.get("scenario", USUAL) == scenario:
            _request(player, one)
    if scenario == USUAL:
        for role in (ROLE, "superior"):
            made.event(EventKind.MENU, role=role, entries=["办事指南"], opened=["办事指南"], denied=[])
    if scenario == "refusal_probes":
        made.event(EventKind.PROBE, probe="decline_permission", target="geolocation", **told.get("probe", _works()))
    made.event(EventKind.SCENARIO_END, scenario=scenario, outcome="passed", why="")
    made.event(EventKind.SESSION_END, session=1, outcome=CLOSED)


def _works() -> dict[str, str]:
    return {"duty": "other", "result": "negative", "why": "works"}


def _screen(player: Player, told: Mapping[str, Any]) -> None:
    player.step()
    player.screens += 1
    name, made = f"{player.screens:016x}", player.made
    title = told.get("title", "")
    heading = node(title, font_dp=20.0, box=Box(100, 10, 160, 28)) if title else None
    body = page(*(_row(row) for row in told["rows"]), title=title, url="https://duban.lincheng.test/")
    nodes = tuple(_large(one) for one in body.nodes)
    tree = replace(body, nodes=((heading, *nodes) if heading else nodes))
    folder = made.folder / "screens"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.tree.json").write_bytes(_json(tree))
    (folder / f"{name}.png").write_bytes(blank_picture())
    data = {
        "screen": name,
        "png": f"screens/{name}.png",
        "url": tree.url,
        "title": title,
        "why": told.get("why", "tap"),
    }
    made.event(EventKind.SCREEN, Source.UI, role=told.get("role", ROLE), **data)


def _large(one: UiNode) -> UiNode:
    """What a page placed itself is large enough to be tapped; a case that gives a box means it."""
    if one.box.height_dp != PLACED_DP or one.kind not in ("link", "button", "input"):
        return one
    y_dp = one.box.y_dp - (TARGET_DP - PLACED_DP) / 2
    return replace(one, box=replace(one.box, y_dp=y_dp, height_dp=TARGET_DP))


def _row(row: Any) -> Any:
    if isinstance(row, list):
        return [_cell(cell) for cell in row]
    return _cell(row)


def _cell(cell: Any) -> UiNode | str:
    """`[提交]` a button, `<首页>` a link, `_姓名_` a field, a map of a node's own keys, or plain text."""
    if isinstance(cell, Mapping):
        more = dict(cell)
        box = more.pop("box", None)
        for colour in ("colour", "background"):
            if colour in more:
                more[colour] = tuple(more[colour])
        placed = {"box": Box(*box)} if box else {}
        return node(more.pop("text", ""), more.pop("kind", "text"), **more, **placed)
    for (opening, closing), kind in {("[", "]"): "button", ("<", ">"): "link", ("_", "_"): "input"}.items():
        if cell.startswith(opening) and cell.endswith(closing):
            return node(cell[1:-1], kind)  # type: ignore[arg-type]
    return str(cell)


def _event(player: Player, told: Mapping[str, Any]) -> None:
    player.step()
    data = {key: value for key, value in told.items() if key not in ("kind", "source", "scenario", "times")}
    if "days" in data:
        player.made.at(player.seconds + timedelta(days=data.pop("days")).total_seconds())
    player.made.event(EventKind(told["kind"]), Source(told.get("source", "scenario")), **data)


def _request(player: Player, told: Mapping[str, Any]) -> None:
    """`tls`: version, suite, days the certificate lasts, bits of an RSA key."""
    player.step()
    more = {"status": told.get("status", 200), "headers": told.get("headers")}
    body, answer = _filled(told.get("body", b"")), told.get("answer", {"code": 0})
    method, url = told.get("method", "GET"), str(_filled(told["url"]))
    sent = answer.encode() if isinstance(answer, str) else answer
    flow = player.made.request(method, url, body if body else b"", sent, **more)
    assert flow.response is not None
    if isinstance(answer, str):
        flow.response.headers["content-type"] = told.get("type", "text/html; charset=utf-8")
    if "cookie" in told:
        flow.response.headers["set-cookie"] = str(_filled(told["cookie"]))
    given: list[Any] = list(told.get("tls", ()))
    version, suite, days, bits = given + list(USUAL_TLS[len(given) :])
    if flow.request.scheme == "https":
        over_tls(flow, version, suite, certificate(days, bits))
    player.made.event(EventKind.RESPONSE, Source.TRAFFIC, flow=flow.id, status=more["status"], bytes=20)


def _filled(value: Any) -> Any:
    """`{phone}`, `{id_card}`, `{password}` and others stand for what was planted."""
    if isinstance(value, str):
        planted = {name: getattr(PERSONA, name) for name in ("phone", "id_card", "name", "imei", "mac", "clipboard")}
        told = {"password": PASSWORD, "password_md5": md5(PASSWORD.encode(), usedforsecurity=False).hexdigest()}
        told |= {"contact": PERSONA.contacts[0].phone} if PERSONA.contacts else {}
        for name, text in (planted | told).items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, Mapping):
        return {key: _filled(inner) for key, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [_filled(inner) for inner in value]
    return value


def _json(tree: UiTree) -> bytes:
    return orjson.dumps(to_json(tree))
