"""The same request refused five times in a row: whether the user ever gets out of it (PI-53).

Out is whoever stands before neither the request nor words that the app will not work. Where only such words stand, the
app is started again: that is what a user can still do.
"""

import re

from harness.drive.app_session import AppSession
from harness.drive.consent import await_dialog, refuse, still_insists
from harness.drive.consent_dialog import REFUSE
from harness.drive.find import plain
from harness.model.event import EventKind, Phase, Source
from harness.model.protocol import Result
from harness.model.screen import UiNode

REFUSALS = 5  # [default] standards.md, PI-53
CONSENT = "consent"
PERMISSION = re.compile("权限|授权|定位|位置信息|相机|摄像头|麦克风|录音|通讯录|相册|通知")
LEAVE = re.compile(r"^(关闭|稍后|以后再说|下次再说|跳过|返回|不允许|暂不(授权|开启)?|×)")


def probe_refusal_loop(session: AppSession, target: str, refusals: int = REFUSALS) -> Result:
    """Refuse `target` (consent, or a permission already denied) again and again, until the app lets go or five times.

    Writes a `refuse_again` probe with how often it was refused; unknown where nothing was asked.
    """
    made = 0
    while made < refusals and _held(session, target):
        _refuse(session, target)
        made += 1
        session.look(f"refused {target} {made}")
    free = not _held(session, target)
    result: Result = "unknown" if not made else "negative" if free else "positive"
    why = "nothing was asked" if not made else f"{'free' if free else 'not free'} after {made} refusals"
    data = {"probe": "refuse_again", "duty": "other", "target": target, "result": result, "why": why, "refusals": made}
    session.witness.record(Source.SCENARIO, EventKind.PROBE, data)
    return result


def _held(session: AppSession, target: str) -> bool:
    if target == CONSENT:
        return await_dialog(session) is not None or still_insists(session.device)
    return bool(_asking(session)) or still_insists(session.device)


def _refuse(session: AppSession, target: str) -> None:
    """Tap what says no; go back where nothing does; start again where no question stands that could be answered."""
    if target == CONSENT and session.witness.phase is not Phase.REFUSED:
        refuse(session)  # the first no divides the time line
        return
    if target == CONSENT:
        dialog = await_dialog(session)
        asked, no = dialog is not None, dialog.refuse if dialog else None
    else:
        standing = _asking(session)
        asked, no = bool(standing), _way_to_say_no(standing)
    if no is not None:
        session.tap_on_purpose(no)
    elif asked:
        session.device.back()
    else:
        session.launch()
        return
    session.device.settle()


def _asking(session: AppSession) -> list[UiNode]:
    """The dialog that stands, where it speaks of a permission."""
    dialog = [node for node in session.device.tree().nodes if node.in_dialog]
    return dialog if PERMISSION.search(plain("".join(node.text for node in dialog))) else []


def _way_to_say_no(dialog: list[UiNode]) -> UiNode | None:
    return next((node for node in dialog if node.clickable and _says_no(plain(node.text))), None)


def _says_no(said: str) -> bool:
    return bool(REFUSE.search(said) or LEAVE.search(said))
