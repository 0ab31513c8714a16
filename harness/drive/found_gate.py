"""A gate that no app file names: known by what its dialog demands, passed by doing what that asks for.

What the dialog offers is filled in with planted values; its end is tapped only where the run has leave to send forms,
or where no word of the deny list stands on it.
"""

import re
import time
from collections.abc import Iterator

from harness.drive.app_session import POLL_S, AppSession
from harness.drive.explorer.form import value_for
from harness.drive.find import is_file_field, plain, shows
from harness.drive.form_end import ENDS, may_send
from harness.drive.gate import note_gate
from harness.drive.probes.duty_words import duty_of
from harness.model.app import Gate, Step
from harness.model.screen import UiNode, UiTree

MOST_GATES = 3
SHOWS_TIMEOUT_S = 1.2
_DEMAND = re.compile(r"请(先|您先)|必须|务必|须|后方可|才能|后才|未完成")
_DECLINES = re.compile(r"跳过|取消|稍后|以后再说|关闭|返回|暂不|下次|退出|不再提醒|^[×✕✖xX]$")
_TAKES = re.compile(r"(获取|开启|采集|刷新)(当前|我的)?(定位|位置|轨迹)|^定位$")


def find_gate(tree: UiTree) -> Gate | None:
    """A dialog that demands something before the page under it may be used; consent and plain notices are none."""
    texts = [plain(node.text) for node in tree.nodes if node.in_dialog and node.text]
    said = "".join(texts)
    if not _DEMAND.search(said) or "隐私政策" in said:
        return None
    duty = duty_of(said)
    if not duty:
        return None
    marker = next(text for text in texts if duty_of(text) or _DEMAND.search(text))
    return Gate(marker[:20], duty, marker[:40], ())  # type: ignore[arg-type]


def pass_found_gates(session: AppSession) -> None:
    """Do what each gate asks for that stands now and that the app file does not name; how it went is recorded."""
    for _ in range(MOST_GATES):
        gate = _standing(session)
        if gate is None:
            return
        passed = _comply(session) and _gone(session, gate)
        note_gate(
            session, gate, "passed" if passed else "failed", "" if passed else "what it asks for could not be done"
        )
        if not passed:
            return


def _standing(session: AppSession) -> Gate | None:
    deadline = time.monotonic() + SHOWS_TIMEOUT_S * session.patience
    while (gate := find_gate(session.device.tree())) is None and time.monotonic() < deadline:
        time.sleep(POLL_S)
    return gate


def _comply(session: AppSession) -> bool:
    tree = session.device.tree()
    end = _end_of(tree)
    if end is None or (session.is_denied(end.text) and not may_send(session, tree, end.text)):
        return False
    return session.can_do([*_filling(tree), Step("tap", {"text": end.text.strip()})], timeout_s=3.0)


def _end_of(tree: UiTree) -> UiNode | None:
    """The control that does as the gate demands: the last that sends, else the last that does not decline."""
    offered = [node for node in tree.nodes if node.in_dialog and node.clickable and node.enabled and not node.field]
    usable = [node for node in offered if plain(node.text) and not _DECLINES.search(plain(node.text))]
    meant = [node for node in usable if not _TAKES.search(plain(node.text))]
    return next((node for node in reversed(meant) if ENDS.search(plain(node.text))), meant[-1] if meant else None)


def _filling(tree: UiTree) -> Iterator[Step]:
    shown = [node for node in tree.nodes if node.in_dialog and node.enabled]
    for node in shown:
        if node.clickable and _TAKES.search(plain(node.text)):
            yield Step("tap", {"text": node.text.strip()})
            yield Step("wait", {"ms": 800})
        elif node.kind == "input" and node.text.strip() and is_file_field(node):
            yield Step("choose_file", {"field": node.text, "photo": 0})
        elif node.kind == "input" and node.text.strip() and not node.value and (value := value_for(node)):
            yield Step("type", {"field": node.text, "text": value})


def _gone(session: AppSession, gate: Gate) -> bool:
    deadline = time.monotonic() + session.appear_timeout_s * session.patience
    while shows(session.device.tree(), gate.marker):
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL_S)
    return True
