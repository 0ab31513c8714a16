"""MP-7, nagging: how often in a day an app reminds of what was not done, with a deadline or a consequence."""

import re

from harness.drive.app_session import AppSession
from harness.drive.find import plain
from harness.drive.probes.conclusion import Asked, conclude
from harness.drive.probes.duty_words import duty_of
from harness.model.protocol import EVERY_DUTY
from harness.model.screen import UiTree

STARTS = 3  # of the app in one day's visit [default]
_REMINDS = re.compile(r"提醒|请先|须在|请(您)?(尽快|及时|每日|每天|立即|于|在|按时)|催办|尚未|还未|未完成|待完成")
_THREATENS = re.compile(
    r"截止|逾期|超期|限期|最后|扣\d*分|扣分|通报|考核|约谈|问责|(还剩|剩余|仅剩)\d+|\d+[日点时]前|冻结|末位"
)


def probe_reminders(session: AppSession) -> int:
    """Start the app some times without doing anything; one result a duty that it reminds of, else one for all."""
    counted: dict[str, int] = {}
    for _ in range(STARTS):
        session.device.open_app()
        session.device.settle()
        for duty in set(reminders(session.device.tree())):
            counted[duty] = counted.get(duty, 0) + 1
    for duty, times in sorted(counted.items()):
        conclude(session, Asked("count_reminders", duty, duty), "positive", f"{times} reminders in {STARTS} starts")
    if not counted:
        conclude(session, Asked("count_reminders", EVERY_DUTY, "start"), "negative", f"none in {STARTS} starts")
    return sum(counted.values())


def reminders(tree: UiTree) -> list[str]:
    """The duty of each text in sight that reminds and threatens; a calendar's plain entries do neither."""
    found = []
    for text in (plain(node.text) for node in tree.nodes if not node.covered and not node.in_nav):
        if _REMINDS.search(text) and _THREATENS.search(text):
            found += [duty_of(text) or "other"]
    return found
