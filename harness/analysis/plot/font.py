"""A font with Chinese characters, looked for among the fonts of the machine by what it is called."""

import re
from functools import cache
from pathlib import Path

from matplotlib import font_manager

FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei")
_FILES = re.compile(r"(?:NotoSans(?:CJK|SC)|SourceHanSans|wqy-zenhei).*\.(?:ttc|otf|ttf)", re.IGNORECASE)


@cache
def chinese_family() -> str | None:
    """The first of FAMILIES that is there; None where a plot has to be labelled in English."""
    known = _known()
    if known is None:
        for path in sorted(font_manager.findSystemFonts()):
            if _FILES.fullmatch(Path(path).name):
                font_manager.fontManager.addfont(path)
        known = _known()
    return known


def _known() -> str | None:
    names = {font.name for font in font_manager.fontManager.ttflist if Path(font.fname).is_file()}
    return next((family for family in FAMILIES if family in names), None)
