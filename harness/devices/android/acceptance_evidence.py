"""Android's own evidence, read from a real handset: does the service answer, and is its ROM's wording understood?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from harness.devices.android.ability import AbilityName
from harness.devices.android.adb import Handset
from harness.devices.android.evidence.appops_dump import parse_appops_dump
from harness.devices.android.evidence.appops_last import parse_appops_last
from harness.devices.android.evidence.connectivity_dump import parse_connectivity
from harness.devices.android.evidence.discrete_access import parse_discrete_accesses
from harness.devices.android.evidence.dropbox import parse_dropbox
from harness.devices.android.evidence.exit_info import parse_exit_info
from harness.devices.android.evidence.frame_stats import parse_frame_stats
from harness.devices.android.evidence.location_dump import parse_location_dump
from harness.devices.android.evidence.meminfo import parse_meminfo
from harness.devices.android.evidence.netstats import parse_netstats
from harness.devices.android.evidence.package_dump import parse_package_dump
from harness.devices.android.evidence.permission_list import parse_permission_list
from harness.devices.android.evidence.reading import Parsed

# Packages that every handset has: one that always runs, one that has been used by a person at least once.
_RUNNING, _USED = "com.android.systemui", "com.android.settings"
COMMAND_TIMEOUT_S = 60.0

Reader = Callable[[str, tzinfo], Parsed[object]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source of evidence: the command, its reader, the ability without which it is not expected.

    `always` says that every phone has something to tell; `of` is a process that must run for that.
    """

    name: str
    command: str
    read: Reader
    needs: AbilityName | None = None
    always: bool = False
    of: str = ""


def _plain(reader: Callable[[str], Parsed[object]]) -> Reader:
    return lambda text, _: reader(text)


EVIDENCE: tuple[Evidence, ...] = (
    Evidence("appops", f"cmd appops get {_USED}", _plain(parse_appops_last), AbilityName.LEDGER),
    Evidence("appops_dump", f"dumpsys appops --package {_USED}", parse_appops_dump, AbilityName.LEDGER),
    Evidence(
        "discrete",
        f"dumpsys appops --package {_USED} --include-discrete 50",
        parse_discrete_accesses,
        AbilityName.DISCRETE_LEDGER,
    ),
    Evidence("package", f"dumpsys package {_USED}", lambda text, _: parse_package_dump(text, _USED), always=True),
    Evidence("permissions", "pm list permissions -d -f", _plain(parse_permission_list), always=True),
    Evidence("location", "dumpsys location", _plain(parse_location_dump)),
    Evidence("exit_info", f"dumpsys activity exit-info {_USED}", parse_exit_info, AbilityName.EXIT_INFO),
    Evidence("dropbox", "dumpsys dropbox --print data_app_crash", parse_dropbox),
    Evidence("meminfo", f"dumpsys meminfo -s {_RUNNING}", _plain(parse_meminfo), always=True, of=_RUNNING),
    Evidence("frames", f"dumpsys gfxinfo {_RUNNING} framestats", _plain(parse_frame_stats), always=True, of=_RUNNING),
    Evidence("netstats", "dumpsys netstats detail", _plain(parse_netstats)),
    Evidence("connectivity", "dumpsys connectivity", _plain(parse_connectivity), always=True),
)


def read_evidence(handset: Handset, evidence: Evidence, zone: tzinfo) -> tuple[bool | None, str]:
    """It holds when the service answers and no line that belongs there stays unread.

    None: nothing was there to be read, so that neither is proved.
    """
    if evidence.of and not handset.shell(f"pidof {evidence.of}").strip():
        return None, f"{evidence.of} does not run"
    parsed = evidence.read(handset.shell(evidence.command, COMMAND_TIMEOUT_S), zone)
    if not parsed.answered:
        return False, "the service does not answer"
    words = f"{len(parsed.records)} records"
    if parsed.unread:
        return False, f"{words}, {len(parsed.unread)} lines not understood, e.g. {parsed.unread[0]!r}"
    if not parsed.records:
        return False if evidence.always else None, "it answers and has nothing to tell yet"
    return True, words
