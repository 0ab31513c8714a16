"""`harness devices return SERIAL`: a handset that was taken out of service is cleaned, proved clean, and back in it."""

import os
from collections.abc import Callable

from harness.devices.android.clean_state import dirty, look, tidy
from harness.devices.android.facts import facts_of
from harness.devices.android.health import health_of, wake
from harness.devices.android.out_of_service import OutOfService
from harness.devices.android.preparation import subject_of
from harness.devices.verified import state_folder
from harness.inspection.attached.adb_here import own_adb_server
from harness.model.faults import EXIT_FAILED, EXIT_OK, BadInput
from harness.model.saying import Language, Saying


def return_device(serial: str, language: Language, say: Callable[[str], None]) -> int:
    """0 when it serves again; 1 when it stays out of service, with what is left to be mended.

    Raises BadInput for a handset that is in service, DeviceLost for one that is not there.
    """
    marks = OutOfService(state_folder(os.environ))
    mark = marks.of(serial)
    if mark is None:
        mend = Saying("`harness devices` lists those that are not", "可用 harness devices 查看已停用的设备")
        raise BadInput(Saying("this device is in service", "该设备未停用"), serial, mend)
    with own_adb_server() as server:
        handset = server.ready(mark.serial)
        wake(handset)
        subject = subject_of(facts_of(handset), mark.package)
        tidy(handset, subject)
        left = dirty(look(handset, subject)), *health_of(handset).problems()
    problems = [one for one in left if one is not None]
    for one in problems:
        say(f"✗ {one.say(language)}")
    if problems:
        say(Saying(f"{serial} stays out of service", f"{serial} 仍为停用").say(language))
        return EXIT_FAILED
    marks.lift(mark)
    say(Saying(f"{serial} is clean and back in service", f"{serial} 已清洁，恢复使用").say(language))
    return EXIT_OK
