"""`harness devices`: the profiles beside what is attached, and the acceptance of one attached device."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version

from harness import __version__
from harness.devices.android.ability_probe import Bench
from harness.devices.android.acceptance import Trial, accept
from harness.devices.android.adb_server import AdbServer, other_server_answers
from harness.devices.android.attached import Attached, connect
from harness.devices.android.facts import HandsetFacts, facts_of
from harness.devices.android.frida_server import server_folder
from harness.devices.android.out_of_service import Mark, OutOfService
from harness.devices.android.profile_match import fitting, lacking
from harness.devices.appium_server import appium_home
from harness.devices.verified import Verified, VerifiedDevices, state_folder
from harness.inspection.attached.adb_here import own_adb_server
from harness.inspection.attached.driver_here import driver_on
from harness.model.device_profile import DeviceProfile
from harness.model.faults import EXIT_FAILED, EXIT_OK, BadInput, DeviceLost, HarnessError, MissingComponent
from harness.model.saying import Language, Saying

_MARKS = {"held": "✓", "failed": "✗", "cannot": "·"}
_OTHER_SERVER = Saying(
    "another adb server runs on port 5037: USB phones that it holds are not seen here (`adb kill-server` frees them)",
    "端口 5037 上有另一个 adb 服务，其占用的 USB 手机在此不可见（可用 adb kill-server 释放）",
)
_NOTHING = Saying("nothing is attached", "没有已连接的设备")


@dataclass(frozen=True, slots=True)
class Seen:
    """One attached device; `facts` only of one that is ready and answered."""

    attached: Attached
    facts: HandsetFacts | None = None


def device_lines(profiles: Sequence[DeviceProfile], language: Language, addresses: Sequence[str] = ()) -> list[str]:
    """Profiles and what fits them, what is attached, what is out of service. Without adb the profiles and why."""
    try:
        with own_adb_server() as server:
            seen, notes = look(server, addresses)
    except HarnessError as fault:
        return [*(_profile_line(profile, None, language) for profile in profiles), fault.line(language)]
    handsets = [one.facts for one in seen if one.facts]
    verified = VerifiedDevices(state_folder(os.environ))
    return [
        *(_profile_line(profile, handsets, language) for profile in profiles),
        *(_seen_line(one, verified, language) for one in seen),
        *(_mark_line(mark, language) for mark in OutOfService(state_folder(os.environ)).all()),
        *([_NOTHING.say(language)] if not seen else []),
        *(note.say(language) for note in notes),
    ]


def look(server: AdbServer, addresses: Sequence[str] = ()) -> tuple[list[Seen], list[Saying]]:
    """What is attached, after those at the given addresses (host:port) have been connected; and what is to be said."""
    notes = [_OTHER_SERVER] if other_server_answers() else []
    for address in addresses:
        try:
            connect(server.client, address)
        except DeviceLost as fault:
            notes.append(Saying(fault.line("en"), fault.line("zh")))
    return [_seen(server, one) for one in server.attached()], notes


def verb_and_serial(words: Sequence[str]) -> tuple[str, str]:
    """Of `accept SERIAL` or `return SERIAL`. Raises BadInput for any other words."""
    if len(words) == 2 and words[0] in ("accept", "return"):
        return words[0], words[1]
    en, zh = (
        "write: harness devices accept SERIAL (or: return SERIAL)",
        "写成：harness devices accept（或 return）序列号",
    )
    mend = Saying(en, zh)
    raise BadInput(Saying("not understood", "无法理解"), " ".join(words)[:200], mend)


def accept_device(serial: str, language: Language, say: Callable[[str], None]) -> int:
    """Every trial on one attached device, each told as it ends; kept as "verified on". 1 when one failed."""
    with own_adb_server() as server:
        handset = server.ready(serial)
        facts = facts_of(handset)
        say(_facts_words(facts, language))
        done: list[Trial] = []
        for trial in accept(handset, facts, _bench(), partial(driver_on, server)):
            done.append(trial)
            say(f"{_MARKS[trial.state]} {trial.name}: {trial.words} ({trial.took_ms} ms)")
    verified = _verified(facts, done)
    folder = state_folder(os.environ)
    VerifiedDevices(folder).add(verified)
    say(_summary(verified).say(language))
    return EXIT_FAILED if verified.failed else EXIT_OK


def _bench() -> Bench:
    try:
        home = appium_home()
    except MissingComponent:
        home = None
    return Bench(version("frida"), server_folder(), home)


def _seen(server: AdbServer, attached: Attached) -> Seen:
    if not attached.ready:
        return Seen(attached)
    try:
        return Seen(attached, facts_of(server.handset(attached.serial)))
    except DeviceLost:
        return Seen(Attached(attached.serial, "offline", attached.model, attached.product))


def _profile_line(profile: DeviceProfile, handsets: Sequence[HandsetFacts] | None, language: Language) -> str:
    mark = Saying("simulated", "模拟")
    note = f" ({mark.say(language)})" if profile.simulated else ""
    size = f"{profile.width_dp}x{profile.height_dp}@{profile.scale:g}"
    line = f"{profile.key:22} {profile.name}{note}  {profile.platform}/{profile.imitates} {size}"
    if profile.platform != "android" or handsets is None:
        return line
    if missing := lacking(profile, handsets):
        return f"{line}  ✗ {missing.say(language)}"
    return f"{line}  ✓ {', '.join(one.serial for one in fitting(profile, handsets))}"


def _seen_line(seen: Seen, verified: VerifiedDevices, language: Language) -> str:
    if seen.facts is None:
        mend = seen.attached.mend
        return f"{seen.attached.serial}  {seen.attached.state}{'  ' + mend.say(language) if mend else ''}"
    known = verified.of(seen.facts.hardware_serial, seen.facts.fingerprint)
    never = Saying(
        f"not verified: harness devices accept {seen.facts.serial}",
        f"未验收：harness devices accept {seen.facts.serial}",
    )
    return f"{_facts_words(seen.facts, language)}  {(_when(known) if known else never).say(language)}"


def _mark_line(mark: Mark, language: Language) -> str:
    since = Saying(f"out of service since {mark.at}: {mark.why}", f"自 {mark.at} 起停用：{mark.why}")
    back = Saying(f"back with: harness devices return {mark.serial}", f"恢复：harness devices return {mark.serial}")
    return f"{mark.serial}  ✗ {since.say(language)}  {back.say(language)}"


def _facts_words(facts: HandsetFacts, language: Language) -> str:
    rooted = Saying("rooted" if facts.root else "not rooted", "已 root" if facts.root else "未 root").say(language)
    simulated = f"  {Saying('simulated', '模拟').say(language)}" if facts.simulated else ""
    system = f"{facts.rom.name} {facts.rom.version}".strip()
    android = f"Android {facts.release} (API {facts.api_level})"
    return f"{facts.serial}  {facts.maker} {facts.model}  {system}  {android}  {rooted}{simulated}"


def _verified(facts: HandsetFacts, trials: Sequence[Trial]) -> Verified:
    return Verified(
        hardware_serial=facts.hardware_serial,
        maker=facts.maker,
        model=facts.model,
        system=f"{facts.rom.name} {facts.rom.version}, Android {facts.release}",
        fingerprint=facts.fingerprint,
        simulated=facts.simulated,
        harness_version=__version__,
        at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        trials={one.name: one.state for one in trials},
    )


def _when(verified: Verified) -> Saying:
    failed = verified.failed
    if failed:
        names = ", ".join(failed)
        return Saying(f"accepted on {verified.at}, failed: {names}", f"{verified.at} 验收，未通过：{names}")
    return Saying(f"verified on {verified.at}", f"已于 {verified.at} 验收")


def _summary(verified: Verified) -> Saying:
    states = list(verified.trials.values())
    held, cannot = states.count("held"), states.count("cannot")
    when = _when(verified)
    return Saying(
        f"{held} held, {cannot} not to be proved here; {when.en}", f"{held} 项通过，{cannot} 项在此无法证明；{when.zh}"
    )
