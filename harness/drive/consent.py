"""The three consent arms: never answer, refuse, accept. The moment of the tap divides the time line.

The CONSENT event is written just before the tap is sent, so that nothing the app does on it can be dated earlier.
"""

import time
from typing import Literal

from harness.devices.session import DeviceSession
from harness.drive.app_session import POLL_S, AppSession
from harness.drive.consent_dialog import ConsentDialog, read_consent
from harness.drive.find import plain
from harness.model.event import EventKind, Phase, Source
from harness.model.faults import StepFailed

Choice = Literal["unanswered", "refused", "accepted"]
DIALOG_TIMEOUT_S = 1.5
WATCHED_S = 1.5  # after a refusal: what is collected now is collected against the user's word
# Words of an app that takes no for an answer badly.
INSISTENCE = ("需要同意", "必须同意", "同意后才能", "同意后方可", "无法使用", "无法继续", "不能使用")


def leave_unanswered(session: AppSession, idle_s: float) -> None:
    """Show no will at all for a while: whatever is collected now is collected without consent."""
    dialog = await_dialog(session)
    _write_down(session, "unanswered", dialog, "")
    time.sleep(idle_s)
    session.look("unanswered")


def refuse(session: AppSession) -> None:
    """Tap the refusal, where there is one. Phase becomes REFUSED either way: the user has said no, or could not."""
    dialog = await_dialog(session)
    why = "" if dialog and dialog.refuse else "no dialogue" if dialog is None else "no way to refuse"
    session.witness.phase = Phase.REFUSED
    _write_down(session, "refused", dialog, why)
    if dialog and dialog.refuse:
        session.tap_on_purpose(dialog.refuse)
    session.look("refused")
    time.sleep(WATCHED_S * session.patience)


def accept(session: AppSession) -> None:
    """Tap the acceptance, where there is a dialogue."""
    dialog = await_dialog(session)
    session.witness.phase = Phase.AFTER_CONSENT
    _write_down(session, "accepted", dialog, "" if dialog else "no dialogue")
    if dialog:
        _tick_agreement(session, dialog)
        session.tap_on_purpose(dialog.accept)
    session.look("accepted")


def still_insists(device: DeviceSession) -> bool:
    """Whether the app, after a refusal, shows its dialogue again or says that it will not work."""
    tree = device.tree()
    shown = plain("".join(tree.texts()))
    return read_consent(tree) is not None or any(word in shown for word in INSISTENCE)


def await_dialog(session: AppSession, timeout_s: float = DIALOG_TIMEOUT_S) -> ConsentDialog | None:
    """The consent dialogue, as soon as it shows; None when it does not in time."""
    deadline = time.monotonic() + timeout_s * session.patience
    while (dialog := read_consent(session.device.tree())) is None and time.monotonic() < deadline:
        time.sleep(POLL_S)
    return dialog


def _tick_agreement(session: AppSession, dialog: ConsentDialog) -> None:
    boxes = [node for node in session.device.tree().nodes if node.kind == "checkbox" and node.checked is False]
    if boxes and not dialog.preticked and boxes[0].in_dialog:
        try:
            session.tap_on_purpose(boxes[0])
        except StepFailed:
            return


def _write_down(session: AppSession, choice: Choice, dialog: ConsentDialog | None, why: str) -> None:
    data = {
        "choice": choice,
        "dialog": dialog is not None,
        "refuse_offered": bool(dialog and dialog.refuse),
        "preticked": bool(dialog and dialog.preticked),
        "why": why,
    }
    session.witness.record(Source.SCENARIO, EventKind.CONSENT, data)
