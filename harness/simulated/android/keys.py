"""Keys by Android's codes and by W3C's private characters."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from harness.simulated.android.activity_manager import ActivityManager

HOME, BACK, POWER, ENTER, DELETE, APP_SWITCH, WAKEUP, SLEEP = 3, 4, 26, 66, 67, 187, 224, 223

NAMES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "KEYCODE_HOME": HOME,
        "KEYCODE_BACK": BACK,
        "KEYCODE_POWER": POWER,
        "KEYCODE_ENTER": ENTER,
        "KEYCODE_DEL": DELETE,
        "KEYCODE_APP_SWITCH": APP_SWITCH,
        "KEYCODE_WAKEUP": WAKEUP,
        "KEYCODE_SLEEP": SLEEP,
    }
)
# What a page hears: the DOM's name and the Windows code.
_FOR_PAGES: Final[Mapping[int, tuple[str, int]]] = MappingProxyType(
    {
        19: ("ArrowUp", 38),
        20: ("ArrowDown", 40),
        21: ("ArrowLeft", 37),
        22: ("ArrowRight", 39),
        61: ("Tab", 9),
        62: (" ", 32),
        ENTER: ("Enter", 13),
        DELETE: ("Backspace", 8),
        92: ("PageUp", 33),
        93: ("PageDown", 34),
        111: ("Escape", 27),
    }
)
_W3C: Final[Mapping[str, int]] = MappingProxyType(
    {"\ue003": DELETE, "\ue004": 61, "\ue006": ENTER, "\ue007": ENTER, "\ue00c": 111}
)


async def press_code(manager: "ActivityManager", code: int) -> None:
    """One key of the handset."""
    manager.input_came()
    if code == BACK:
        await manager.back()
    elif code in (HOME, APP_SWITCH):
        await manager.home()
    elif code in (POWER, WAKEUP, SLEEP):
        manager.device.awake = code == WAKEUP or (code == POWER and not manager.device.awake)
    elif code in _FOR_PAGES:
        await (await manager.screen.front()).key(*_FOR_PAGES[code])


async def press(manager: "ActivityManager", letter: str) -> None:
    """A character of W3C's key actions."""
    if letter in _W3C:
        await press_code(manager, _W3C[letter])
    elif letter:
        await (await manager.screen.front()).insert(letter)
