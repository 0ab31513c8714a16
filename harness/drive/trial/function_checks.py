"""CMP-3 and CMP-4: whether every kind of account can sign in, and whether the core script got through."""

from collections.abc import Sequence

from harness.drive.consent import accept
from harness.drive.sign_in import sign_in
from harness.drive.trial.stage import Stage
from harness.drive.trial.use import Use
from harness.model.event import EventKind
from harness.model.faults import BadInput, DeviceLost

TRAVERSED_S = 15 * 60.0  # standards.md CMP-4
_CODES = {"crash": "crash", "anr": "anr", "blank": "blank"}


def check_sign_in(stage: Stage) -> None:
    """Each account once. Raises DeviceLost only when the device itself is gone."""
    why = ""
    for account in stage.session.app.accounts:
        try:
            stage.device.fresh()
            stage.session.device.open_app()
            if stage.customs.asks_consent is not False:
                accept(stage.session)
            why = why or ("" if sign_in(stage.session, account.role) else f"{account.role} could not sign in")
        except BadInput as fault:
            why = why or fault.what.en
        except DeviceLost:
            loss = stage.device.loss()
            if loss == "device":
                raise
            why = why or f"the page is gone: {loss}"
    if stage.session.app.accounts:
        _say(stage, "CMP-3", "login", "failed" if why else "passed", ("login_fail" if why else "", why))
    else:
        _say(stage, "CMP-3", "login", "not_applicable", ("", "the app file has no account"))


def check_use(stage: Stage, uses: Sequence[Use]) -> None:
    """What the sessions say: a breakdown of the app fails both; without one, each counts only where it was done."""
    counted = [use for use in uses if use.counts]
    broken = [use for use in counted if use.ended in _CODES]
    told = (_CODES[broken[0].ended], f"{len(broken)} of {len(counted)} sessions") if broken else ("", "")
    outcome = "failed" if broken else "passed"
    if broken or len(counted) >= max(1, len(stage.tasks)):
        _say(stage, "CMP-4", "core_script", outcome, told)
    if broken or sum(use.seconds for use in counted) >= TRAVERSED_S:
        _say(stage, "CMP-4", "traversal", outcome, told)


def _say(stage: Stage, item: str, variant: str, outcome: str, told: tuple[str, str]) -> None:
    data = {"item": item, "variant": variant, "outcome": outcome, "code": told[0], "why": told[1]}
    stage.record(EventKind.CHECK, data)
