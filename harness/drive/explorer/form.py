"""Fill in what a screen asks for, with what was planted for this run; passwords and choices stay as they are."""

from harness.drive.app_session import AppSession
from harness.drive.explorer.structure import in_play
from harness.drive.find import is_file_field, is_text_field, plain
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed
from harness.model.screen import UiNode, UiTree

# The words of a label, and what goes under it; the first that fits.
VALUES = (
    (("身份证", "证件号", "idcard"), "$id_card"),
    (("手机", "电话", "联系方式", "mobile", "phone", "tel"), "$phone"),
    (("姓名", "名字", "联系人", "预约人", "申请人", "name"), "$name"),
)
BY_TYPE = {"tel": "$phone", "number": "1", "email": "ceshi@example.test", "url": "https://example.test/"}
ANYTHING = "测试"
NOT_TYPED = ("password", "date", "time", "datetime-local", "month", "week", "color", "range", "hidden")
MOST_FIELDS = 12


def fill_in(session: AppSession, tree: UiTree) -> int:
    """Fill every empty field that is in play; how many. What takes no input is passed over."""
    empty = [node for node in in_play(tree) if node.kind == "input" and node.enabled and not node.value]
    return sum(_fill(session, node) for node in empty[:MOST_FIELDS])


def value_for(node: UiNode) -> str:
    """What to type into a field by its label and type; empty for one that is left alone."""
    kind = node.field.split(" ", 1)[0]
    if not is_text_field(node) or kind in NOT_TYPED:
        return ""
    label = plain(node.text).casefold()
    named = next((value for words, value in VALUES if any(word in label for word in words)), "")
    return named or BY_TYPE.get(kind, ANYTHING)


def _fill(session: AppSession, node: UiNode) -> bool:
    word, value = ("choose_file", "") if is_file_field(node) else ("type", value_for(node))
    if word == "type" and not value:
        return False
    outcome, why = "done", ""
    try:
        if word == "type":
            session.device.type_text(node, session.filled(value))
        elif session.photos:
            session.device.choose_file(node, session.photos[0])
    except StepFailed as failed:
        outcome, why = "failed", failed.what.en
    data = {"word": word, "target": node.text[:40], "outcome": outcome, "why": why}
    session.witness.record(Source.SCENARIO, EventKind.STEP, data)
    return outcome == "done"
