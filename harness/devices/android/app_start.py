"""Start an app as its icon does: cold, or brought back to the front. What Android said of the start is kept."""

import re

from harness.devices.android.adb import Handset
from harness.devices.android.evidence.start_result import parse_start_result
from harness.model.faults import BadInput, StepFailed
from harness.model.saying import Saying

START_TIMEOUT_S = 30.0
_COMPONENT = re.compile(r"[A-Za-z][\w.]{1,200}/[\w.$]{1,200}", re.ASCII)
_LAUNCHER = "-a android.intent.action.MAIN -c android.intent.category.LAUNCHER"


def launcher_component(handset: Handset, package: str) -> str:
    """PACKAGE/ACTIVITY behind an app's icon. Raises BadInput where the handset has no such app."""
    said = handset.shell(f"cmd package resolve-activity --brief {_LAUNCHER} {package}")
    found = [line.strip() for line in said.splitlines() if _COMPONENT.fullmatch(line.strip())]
    own = [one for one in found if one.startswith(f"{package}/")]
    if own:
        return own[-1]
    mend = Saying("install it, or correct addresses.android", "请先安装，或更正 addresses.android")
    raise BadInput(Saying(f"{package} cannot be started there", f"手机上没有可启动的 {package}"), handset.serial, mend)


def start_cold(handset: Handset, component: str) -> str:
    """End the app and start it; Android's words, for whoever measures. Raises StepFailed when it was not started."""
    said = handset.run(f"am start -S -W -n {component} {_LAUNCHER}", START_TIMEOUT_S).words
    records = parse_start_result(said).records
    if records and records[0].error:
        why = records[0].error[:160]
        raise StepFailed(Saying(f"the app was not started ({why})", f"应用未能启动（{why}）"), component)
    return said


def start_anew(handset: Handset, component: str) -> bool:
    """The app's first page again in the process that it has, so that what sits in it stays; False without a process."""
    if not handset.shell(f"pidof {component.partition('/')[0]}").strip():
        return False
    handset.run(f"am start -W --activity-clear-task -n {component} {_LAUNCHER}", START_TIMEOUT_S)
    return True


def bring_to_front(handset: Handset, component: str) -> None:
    handset.run(f"am start -W -n {component} {_LAUNCHER}", START_TIMEOUT_S)
