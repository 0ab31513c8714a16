"""The tree that the repository tests read: what git tracks, and what Python files import."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> tuple[Path, ...]:
    """Files that git tracks and that are there, relative to ROOT."""
    said = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True, timeout=60)
    names = (Path(name) for name in said.stdout.decode().split("\0") if name)
    return tuple(name for name in names if (ROOT / name).is_file())


def modules() -> tuple[Path, ...]:
    """The Python files of harness/, relative to ROOT: also those that are not committed yet."""
    return tuple(sorted(path.relative_to(ROOT) for path in (ROOT / "harness").rglob("*.py")))


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module of ours: its dotted name, and the name taken from it ("" for the module itself)."""

    module: str
    name: str
    line: int


def dotted(path: Path) -> str:
    """harness/judge/rule.py -> harness.judge.rule ; harness/judge/__init__.py -> harness.judge"""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """harness.judge.rule -> judge ; harness.run -> run ; harness -> "" """
    return (*module.split("."), "")[1]


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = list(path.with_suffix("").parts)[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def imports(path: Path, source: str) -> Iterator[Import]:
    """Every import of ours in a file, wherever it stands, also by importlib with a literal name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found = [Import(alias.name, "", node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [Import(_absolute(path, node), alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.Call) and node.args and _is_import_module(node.func):
            found = [Import(str(node.args[0].value), "", node.lineno)] if isinstance(node.args[0], ast.Constant) else []
        else:
            continue
        yield from (one for one in found if one.module.split(".")[0] == "harness")


def _is_import_module(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"import_module", "__import__"}


def modules_meant(one: Import) -> str:
    """`from harness import run` means the module harness.run; `from harness.run import x` means harness.run."""
    is_module = one.module == "harness" and one.name and not one.name.startswith("__")
    return f"{one.module}.{one.name}" if is_module else one.module
