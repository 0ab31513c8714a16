"""The planted clipboard text. No shell command sets it: the automation server does, and the handset is asked back.

From Android 10 on only the app in front and the keyboard may read the clipboard, so Appium's keyboard is chosen for
the moment of reading. An app that reads it is seen by READ_CLIPBOARD in the ledger, and by the hooks.
"""

import base64
import binascii
import re
from collections.abc import Callable

from harness.devices.android.adb import Handset

KEYBOARD_NEEDED_FROM_API = 29
_KEYBOARD = "io.appium.settings/.AppiumIME"
_GET = "am broadcast -n io.appium.settings/.receivers.ClipboardReceiver -a io.appium.settings.clipboard.get"
_DATA = re.compile(r'result=-1, data="([A-Za-z0-9+/=\s]{0,200000})"')
_KEYBOARD_ID = re.compile(r"[\w.]{1,120}/[\w.$]{1,120}")


def plant_clipboard(handset: Handset, text: str, set_text: Callable[[str], None], api_level: int) -> bool:
    """Set the text by `set_text` (the session's own way) and look whether it is there."""
    set_text(text)
    return read_clipboard(handset, api_level) == text


def read_clipboard(handset: Handset, api_level: int) -> str | None:
    """The text on the clipboard; None when the handset does not tell."""
    if api_level < KEYBOARD_NEEDED_FROM_API:
        return clipboard_of(handset.shell(_GET))
    before = handset.shell("settings get secure default_input_method").strip()
    handset.run(f"ime enable {_KEYBOARD}")
    handset.run(f"ime set {_KEYBOARD}")
    try:
        return clipboard_of(handset.shell(_GET))
    finally:
        if _KEYBOARD_ID.fullmatch(before):
            handset.run(f"ime set {before}")


def clipboard_of(text: str) -> str | None:
    """Reads the receiver's answer: base64 of UTF-8 in `data`."""
    found = _DATA.search(text)
    if found is None:
        return None
    try:
        return base64.b64decode(found[1]).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
