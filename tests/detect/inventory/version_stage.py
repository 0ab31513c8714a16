"""Recordings of made-up versions of one app: what their menus hold, what they call, to whom they speak."""

from collections.abc import Sequence
from pathlib import Path

from harness.model.event import EventKind, Phase, Source
from harness.recording.json_form import canonical, to_json
from tests.detect.recording_factory import DEVICE, HOST, PERSONA, Stage, app, stage
from tests.detect.screen_factory import blank_picture, heading, page

CHANNELS = ("screens", "proxy", "hooks", "frida", "logs")
MENU = ("首页", "办事指南", "附近网点", "我的")


def version(
    folder: Path,
    *,
    number: str = "1.0",
    menu: Sequence[str] = MENU,
    behind: Sequence[str] = (),
    calls: Sequence[str] = (),
    sent_to: Sequence[str] = (),
    without: Sequence[str] = (),
    run_id: str = "sample-1",
) -> Path:
    """The folder of a complete recording: `behind` stand behind 我的, `calls` are categories, `sent_to` hosts."""
    begun = stage(folder, subject=app(version=number), run_id=run_id, device=DEVICE, without=tuple(without))
    begun.event(EventKind.SCENARIO_BEGIN, scenario="core_tasks")
    begun.session(role="grassroots")
    for name in CHANNELS:
        begun.event(
            EventKind.CHANNEL, Source.SYSTEM, channel=name, state="off" if name in without else "proved", why=""
        )
    _walk(begun.at(2), menu, behind)
    _use(begun.at(5), calls, sent_to, without)
    begun.at(9).event(EventKind.SESSION_END, session=1, outcome="closed")
    begun.event(EventKind.SCENARIO_END, scenario="core_tasks", outcome="passed", why="")
    begun.event(EventKind.RUN_END, status="complete", why=[])
    begun.done()
    return begun.folder


def _walk(begun: Stage, menu: Sequence[str], behind: Sequence[str]) -> None:
    for number, way in enumerate((*menu, *(f"我的 > {text}" for text in behind))):
        screen = f"{number:016x}"
        tree = to_json(page(heading(way.split(" > ")[-1]), "正文", url=f"https://{HOST}/"))
        begun.writer.add_file(f"screens/{screen}.tree.json", canonical(tree))
        begun.writer.add_file(f"screens/{screen}.png", blank_picture())
        begun.event(EventKind.SCREEN, Source.UI, screen=screen, png="", tree="", why=f"menu {way}", role="grassroots")
    listed = [*menu, *behind]
    begun.event(EventKind.MENU, role="grassroots", entries=listed, opened=listed, denied=["提交"])


def _use(begun: Stage, calls: Sequence[str], sent_to: Sequence[str], without: Sequence[str]) -> None:
    for category in calls:
        if "hooks" not in without:
            begun.event(EventKind.CALL, Source.HOOK, api=f"{category}.get", category=category, count=1, stack=[])
    for host in (HOST, *sent_to):
        if "proxy" not in without:
            begun.phase(Phase.AFTER_CONSENT).request(
                "POST", f"https://{host}/api/form/20261122", {"phone": PERSONA.phone}
            )
