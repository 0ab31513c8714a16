"""Scenarios: the test functions of pytest files, found by name or by path without running them."""

import ast
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.model.faults import BadInput
from harness.model.file_fault import nearest, printable
from harness.model.saying import Saying
from harness.plan.yaml_text import read_text

PREFIX = "test_"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One test function; `name` is its name without `test_`, `target` what pytest takes to run it alone."""

    name: str
    path: Path

    @property
    def target(self) -> str:
        return f"{self.path}::{PREFIX}{self.name}"


def find_scenarios(asked: Sequence[str], folder: Path) -> tuple[Scenario, ...]:
    """The scenarios `asked` for, each once: by name, by the name of their file, or by a path. All when none is asked.

    What lies in a folder within `folder` is for an occasion of its own: it is found when it is asked for, and by a name
    only when no scenario of every run has that name.

    Raises BadInput for an unknown one (listing the known), for a file without scenarios, and for a syntax error.
    """
    known = scenarios_in(folder)
    if not asked:
        return known
    apart = tuple(one for path in sorted(folder.glob(f"*/{PREFIX}*.py")) for one in scenarios_of(path))
    found = [scenario for name in asked for scenario in _named(name, known, apart)]
    return tuple(dict.fromkeys(found))


def scenarios_in(folder: Path) -> tuple[Scenario, ...]:
    """Every scenario of the files test_*.py in `folder`, in the order in which they are written."""
    paths = sorted(folder.glob(f"{PREFIX}*.py"))
    return tuple(scenario for path in paths for scenario in scenarios_of(path))


def scenarios_of(path: Path) -> tuple[Scenario, ...]:
    """The scenarios of one file."""
    text = read_text(path)
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            tree = ast.parse(text)
    except SyntaxError as fault:
        where = f"{path} line {fault.lineno} column {fault.offset}"
        mend = Saying("mend the Python there", "修正该处的 Python 代码")
        raise BadInput(Saying(f"a syntax error: {fault.msg}", f"语法错误：{fault.msg}"), where, mend) from None
    except (ValueError, RecursionError, MemoryError) as fault:
        raise BadInput(Saying(f"not Python: {fault!s:.80}", "不是 Python 文件"), str(path)) from None
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith(PREFIX)]
    return tuple(Scenario(name.removeprefix(PREFIX), path) for name in names)


def _named(name: str, known: Sequence[Scenario], apart: Sequence[Scenario]) -> tuple[Scenario, ...]:
    if name.endswith(".py"):
        found = scenarios_of(Path(name))
        if not found:
            mend = Saying("write a function test_NAME(inspector)", "写一个函数 test_名称(inspector)")
            raise BadInput(Saying("no scenario in this file", "文件中没有场景"), name, mend)
        return found
    wanted = name.removeprefix(PREFIX)
    found = _called(wanted, known) or _called(wanted, apart)
    if not found:
        mend = nearest(wanted, {one.name for one in (*known, *apart)})
        raise BadInput(Saying("no scenario of this name", "没有这个场景"), f"--scenario {printable(name, 80)}", mend)
    return found


def _called(wanted: str, known: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """Those of this name, else those of the file of this name."""
    by_name = tuple(one for one in known if one.name == wanted)
    return by_name or tuple(one for one in known if one.path.stem == PREFIX + wanted)
