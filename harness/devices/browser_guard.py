"""The deny list of a browser: a script that stands in every document before the page's own, in a world of its own."""

import json
import secrets
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from harness.devices.deny_list import NEVER_ALONE, NEVER_OPENED, NEVER_PICTURED, NEVER_TAPPED, DenyList, bare
from harness.model.faults import DeviceLost

WORLD = "harness-guard"
MOST_TOLD, MOST_WORD = 50, 40
Cdp = Callable[..., Mapping[str, Any]]


@cache
def _script(name: str) -> str:
    return resources.files("harness.devices").joinpath(name).read_text(encoding="utf-8")


def guard_script(rules: DenyList, bell: str) -> str:
    """The script with its words in it; in a document where it stands already it only changes the words.

    `bell` is the event with which the page's own world asks: a name that no page can guess.
    """
    words = json.dumps(_words(rules), ensure_ascii=False)
    return _script("browser_guard.js").replace("(RULES, BELL_NAME)", f"({words}, {json.dumps(bell)})")


def calls_script(bell: str) -> str:
    """What stands in the page's own world, and rings when the page calls what no event announces."""
    return _script("page_calls.js").replace("(RUNG)", f"({json.dumps(bell)})")


def _words(rules: DenyList) -> dict[str, list[str]]:
    free = [*rules.lifted, *rules.asked]
    return {
        "tapped": [bare(word) for word in NEVER_TAPPED],
        "alone": list(NEVER_ALONE),
        "opened": list(NEVER_OPENED),
        "pictured": list(NEVER_PICTURED),
        "own": [bare(word) for word in rules.own],
        "lifted": [bare(word) for word in rules.lifted],
        "asked": [bare(word) for word in rules.asked],
        "freed": [word for word in NEVER_ALONE if any(word in one.lower().split() for one in free)],
    }


class BrowserGuard:
    """`cdp` sends a DevTools command to the page that is driven; a new page is told of the list with `stand`."""

    def __init__(self, cdp: Cdp) -> None:
        self._cdp = cdp
        self._rules = DenyList()
        self._standing = ""
        self._bell = f"harness-{secrets.token_hex(8)}"

    @property
    def rules(self) -> DenyList:
        return self._rules

    def stand(self) -> None:
        """In every document that this page opens from now on, with the words that hold for all of them."""
        self._cdp("Page.addScriptToEvaluateOnNewDocument", source=calls_script(self._bell), runImmediately=True)
        self._stand_guard()

    def _stand_guard(self) -> None:
        lasting = DenyList(self._rules.own, self._rules.lifted)
        source = guard_script(lasting, self._bell)
        told = self._cdp("Page.addScriptToEvaluateOnNewDocument", source=source, worldName=WORLD, runImmediately=True)
        self._standing = str(told.get("identifier", ""))

    def change(self, rules: DenyList) -> None:
        """From now on other words. What a step asks for holds in the document that is shown, and in no later one."""
        before, self._rules = self._rules, rules
        if rules == before and not rules.asked:
            return
        if (rules.own, rules.lifted) != (before.own, before.lifted):
            self._cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=self._standing)
            self._stand_guard()
        self._inside(guard_script(rules, self._bell))

    def stopped(self) -> tuple[str, ...]:
        """The words for which the page's guard stopped something, since it was last asked; of this document alone."""
        told = self._inside("globalThis.harnessGuard ? harnessGuard.stopped.splice(0) : []")
        words = told if isinstance(told, list) else []
        return tuple(dict.fromkeys(str(word)[:MOST_WORD] for word in words[:MOST_TOLD]))

    def _inside(self, expression: str) -> object:
        """The value of an expression in the guard's own world; None where the document is just being left."""
        try:
            frame = self._cdp("Page.getFrameTree")["frameTree"]["frame"]["id"]
            world = self._cdp("Page.createIsolatedWorld", frameId=frame, worldName=WORLD)["executionContextId"]
            told = self._cdp("Runtime.evaluate", expression=expression, contextId=world, returnByValue=True)
        except (DeviceLost, KeyError, TypeError):
            return None
        found = told.get("result")
        return found.get("value") if isinstance(found, Mapping) else None
