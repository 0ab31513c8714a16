"""The fonts that a PDF is set in: the Noto CJK files, found by name in known folders and handed over by path.

Nothing is left to the system's own choice of a font: a machine without these files gets a plain fault with its mend,
never a page of empty squares.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from harness.model.faults import MissingComponent
from harness.model.saying import Saying

SANS, SERIF = "Noto Sans CJK SC", "Noto Serif CJK SC"
FILES = ("NotoSansCJK", "NotoSerifCJK")  # .ttc of Debian's fonts-noto-cjk; other systems ship .otc or .otf
ENDINGS = (".ttc", ".otc", ".otf")
FOLDER_VARIABLE = "HARNESS_FONTS"
DEEPEST = 4


def font_files() -> tuple[Path, ...]:
    """Every Noto CJK file that is there, sans and serif. Raises MissingComponent when one family is missing."""
    found = tuple(sorted({path.resolve() for folder in _folders() for path in _fonts_in(folder, DEEPEST)}))
    missing = [name for name in FILES if not any(path.name.startswith(name) for path in found)]
    if missing:
        raise MissingComponent(
            Saying(f"a PDF needs the fonts {', '.join(missing)}", f"生成 PDF 需要字体 {'、'.join(missing)}"),
            where=f"{FOLDER_VARIABLE}, {', '.join(str(folder) for folder in _system_folders())}",
            mend=Saying(
                f"apt-get install fonts-noto-cjk, or put the files into a folder that {FOLDER_VARIABLE} names",
                f"apt-get install fonts-noto-cjk，或将字体文件放入 {FOLDER_VARIABLE} 所指文件夹",
            ),
        )
    return found


def _folders() -> Iterator[Path]:
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        yield Path(named)
    yield from _system_folders()


def _system_folders() -> tuple[Path, ...]:
    home = Path.home()
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
        home / "Library/Fonts",
        Path("/Library/Fonts"),
    )


def _fonts_in(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith(FILES) and path.suffix.lower() in ENDINGS and path.is_file():
            yield path
        elif depth and path.is_dir() and not path.is_symlink():
            yield from _fonts_in(path, depth - 1)
