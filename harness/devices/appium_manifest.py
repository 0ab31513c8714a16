"""Appium's own list of installed drivers, which names them by absolute paths: in a checkout that was moved or copied
it names folders that are gone, or another's, and Appium then finds no driver. Without the list it looks again.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

MANIFEST = Path("node_modules", ".cache", "appium", "extensions.yaml")
MAX_BYTES = 1 << 20


def drop_stale(home: Path) -> bool:
    """Remove the list where it does not name this home's own drivers; whether it was removed."""
    manifest = home / MANIFEST
    if not manifest.is_file() or _is_of(home, manifest):
        return False
    manifest.unlink(missing_ok=True)  # of two servers that start at once, the other may have been first
    return True


def _is_of(home: Path, manifest: Path) -> bool:
    try:
        listed = list(_listed(manifest))
    except (OSError, TypeError, ValueError, yaml.YAMLError):
        return False
    return bool(listed) and all(_is_here(home, name, path) for name, path in listed)


def _listed(manifest: Path) -> Iterator[tuple[str, str]]:
    """Package and folder of every extension. Raises TypeError for what is no such list."""
    with manifest.open("rb") as file:
        told = yaml.safe_load(file.read(MAX_BYTES))
    if not isinstance(told, Mapping):
        raise TypeError("no mapping")
    for kind in ("drivers", "plugins"):
        extensions = told.get(kind) or {}
        if not isinstance(extensions, Mapping) or not all(isinstance(one, Mapping) for one in extensions.values()):
            raise TypeError(f"no mapping: {kind}")
        for extension in extensions.values():
            yield str(extension.get("pkgName")), str(extension.get("installPath"))


def _is_here(home: Path, package: str, path: str) -> bool:
    folder = Path(path)
    return (folder / "package.json").is_file() and folder.resolve() == (home / "node_modules" / package).resolve()
