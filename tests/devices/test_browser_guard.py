"""The guard of a browser's pages: which words stand in every document, and which only in the one that is shown."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.devices.browser_guard import WORLD, BrowserGuard, calls_script, guard_script
from harness.devices.deny_list import NEVER_TAPPED, DenyList, bare
from harness.model.faults import DeviceLost
from harness.model.saying import Saying

ADDED = "Page.addScriptToEvaluateOnNewDocument"


@dataclass
class PaperDevTools:
    """Answers as DevTools do; `value` is what the guard's world returns, `gone` that the document is being left."""

    value: object = None
    gone: bool = False
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def __call__(self, command: str, **parameters: Any) -> Mapping[str, Any]:
        self.asked.append((command, parameters))
        if self.gone and command == "Runtime.evaluate":
            raise DeviceLost(Saying("no such context", "无此上下文"))
        answers: dict[str, dict[str, Any]] = {
            ADDED: {"identifier": str(len(self.asked))},
            "Page.getFrameTree": {"frameTree": {"frame": {"id": "F"}}},
            "Page.createIsolatedWorld": {"executionContextId": 7},
            "Runtime.evaluate": {"result": {"value": self.value}},
        }
        return answers.get(command, {})

    def of(self, command: str) -> list[dict[str, Any]]:
        return [parameters for asked, parameters in self.asked if asked == command]


def _words_of(script: str) -> dict[str, list[str]]:
    """The words of a script with whatever bell."""
    return words(re.sub(r"harness-[0-9a-f]{16}", "ring", script))


def words(script: str) -> dict[str, list[str]]:
    found = re.search(r"\}\)\((\{.*\}), \"ring\"\);?\s*$", script)
    assert found
    told: dict[str, list[str]] = json.loads(found.group(1))
    return told


def test_the_script_holds_the_words_of_the_list_bare() -> None:
    told = words(guard_script(DenyList(("ＶＩＰ 中心",), ("提 交",), ("Pay here",)), "ring"))
    assert told["tapped"] == [bare(word) for word in NEVER_TAPPED]
    assert (told["own"], told["lifted"], told["asked"]) == (["vip中心"], ["提交"], ["payhere"])
    assert told["freed"] == ["pay"]


def test_it_stands_in_every_document_in_a_world_of_its_own() -> None:
    tools = PaperDevTools()
    BrowserGuard(tools).stand()
    calls, guard = tools.of(ADDED)
    assert (guard["worldName"], guard["runImmediately"]) == (WORLD, True)
    assert "worldName" not in calls


def test_the_page_s_own_world_rings_the_bell_of_the_guard_and_of_no_other() -> None:
    bells = []
    for _ in range(2):
        tools = PaperDevTools()
        BrowserGuard(tools).stand()
        bells.append([re.findall(r"harness-[0-9a-f]{16}", one["source"]) for one in tools.of(ADDED)])
    (calls, guard), (others, _) = bells
    assert (len(calls), calls) == (1, guard)
    assert calls != others
    assert calls_script("ring").rstrip().endswith('})("ring");')


def test_the_apps_own_words_hold_in_every_document_and_leave_only_in_the_one_that_is_shown() -> None:
    tools = PaperDevTools()
    guard = BrowserGuard(tools)
    guard.stand()
    guard.change(DenyList(("会员",)))
    guard.change(DenyList(("会员",), asked=("提交",)))
    lasting = [_words_of(asked["source"]) for asked in tools.of(ADDED) if "worldName" in asked]
    assert [one["own"] for one in lasting] == [[], ["会员"]]
    assert all(one["asked"] == [] for one in lasting)
    assert _words_of(tools.of("Runtime.evaluate")[-1]["expression"])["asked"] == ["提交"]
    assert len(tools.of("Page.removeScriptToEvaluateOnNewDocument")) == 1


def test_leave_is_given_again_to_a_page_that_may_be_a_new_one() -> None:
    tools = PaperDevTools()
    guard = BrowserGuard(tools)
    for _ in range(2):
        guard.change(DenyList(asked=("提交",)))
    guard.change(DenyList())
    guard.change(DenyList())
    assert len(tools.of("Runtime.evaluate")) == 3


def test_what_was_stopped_is_told_bounded() -> None:
    tools = PaperDevTools(value=["支付", "支付", "x" * 999, *map(str, range(999))])
    told = BrowserGuard(tools).stopped()
    assert told[:2] == ("支付", "x" * 40)
    assert len(told) < 60
    assert tools.of("Runtime.evaluate")[0]["contextId"] == 7


def test_a_document_that_is_being_left_tells_nothing() -> None:
    assert BrowserGuard(PaperDevTools(gone=True)).stopped() == ()
    assert BrowserGuard(PaperDevTools(value={"stopped": 1})).stopped() == ()
