"""Which profile fits which attached handset, and for one that fits none: what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from harness.devices.android.facts import HandsetFacts
from harness.model.device_profile import Between, DeviceMatch, DeviceProfile
from harness.model.saying import Saying


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a profile wants and a handset is not."""

    attribute: str
    wanted: str
    found: str


def misfits(profile: DeviceProfile, facts: HandsetFacts) -> tuple[Misfit, ...]:
    """In what a handset differs from what a profile means; empty when it fits."""
    if profile.platform != "android" or profile.match is None:
        return (Misfit("platform", profile.platform, "android"),)
    found = [one for attribute in _ATTRIBUTES if (one := attribute(profile.match, facts))]
    if profile.simulated != facts.simulated:
        found.insert(0, Misfit("simulated", _yes(profile.simulated), _yes(facts.simulated)))
    return tuple(found)


def fitting(profile: DeviceProfile, handsets: Iterable[HandsetFacts]) -> tuple[HandsetFacts, ...]:
    return tuple(facts for facts in handsets if not misfits(profile, facts))


def lacking(profile: DeviceProfile, handsets: Sequence[HandsetFacts]) -> Saying | None:
    """What is missing where a profile fits nothing attached, by the handset that comes nearest. None if one fits."""
    if fitting(profile, handsets):
        return None
    if not handsets:
        return Saying("no Android device is attached and ready", "没有已连接且就绪的安卓设备")
    nearest = min(handsets, key=lambda facts: len(misfits(profile, facts)))
    told = misfits(profile, nearest)
    en = ", ".join(f"{one.attribute} {one.found or '?'} instead of {one.wanted}" for one in told)
    zh = "，".join(f"{one.attribute} 为 {one.found or '未知'}，应为 {one.wanted}" for one in told)
    return Saying(f"nearest is {nearest.serial}: {en}", f"最接近的是 {nearest.serial}：{zh}")


def _serial(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    fits = not match.serial or {facts.serial, facts.hardware_serial} & set(match.serial)
    return None if fits else Misfit("serial", "/".join(match.serial), facts.serial)


def _maker(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    """Makers sell under several brands, and write both in any case: Redmi is a brand of Xiaomi."""
    names = {facts.maker.casefold(), facts.brand.casefold()}
    fits = not match.maker or names & {one.casefold() for one in match.maker}
    return None if fits else Misfit("maker", "/".join(match.maker), facts.maker)


def _model(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    model = facts.model.casefold()
    fits = not match.model or any(fnmatchcase(model, one.casefold()) for one in match.model)
    return None if fits else Misfit("model", "/".join(match.model), facts.model)


def _rom(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return None if not match.rom or facts.rom.name in match.rom else Misfit("rom", "/".join(match.rom), facts.rom.name)


def _rom_version(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    major = facts.rom.version.split(".")[0]
    return _range("rom_version", match.rom_version, int(major) if major.isdigit() else 0)


def _api_level(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return _range("api_level", match.api_level, facts.api_level)


def _width_px(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return _range("width_px", match.width_px, min(facts.width_px, facts.height_px))


def _ram_mib(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return _range("ram_mib", match.ram_mib, facts.ram_mib)


def _foldable(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return _same("foldable", match.foldable, facts.foldable)


def _emulator(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return _same("emulator", match.emulator, facts.emulator)


def _rooted(match: DeviceMatch, facts: HandsetFacts) -> Misfit | None:
    return _same("rooted", match.rooted, bool(facts.root))


_ATTRIBUTES: tuple[Callable[[DeviceMatch, HandsetFacts], Misfit | None], ...] = (
    *(_serial, _maker, _model, _rom, _rom_version, _api_level, _width_px, _ram_mib, _foldable, _emulator, _rooted),
)


def _range(attribute: str, wanted: Between, found: int) -> Misfit | None:
    if wanted.holds(found):
        return None
    least, most = ("" if one is None else str(one) for one in (wanted.least, wanted.most))
    return Misfit(attribute, least if least == most else f"{least}-{most}", str(found) if found else "")


def _same(attribute: str, wanted: bool | None, found: bool) -> Misfit | None:
    return None if wanted is None or wanted == found else Misfit(attribute, _yes(wanted), _yes(found))


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
