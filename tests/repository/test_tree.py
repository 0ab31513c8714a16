"""The tree itself: what lies at the top, what no file may hold, and how large things may get."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository.source_tree import ROOT, dotted, imports, modules, room_of, tracked

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "README.zh-CN.md",
    "device_profiles",
    "harness",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "reports",
    "requirements.lock",
    "scenarios",
    "tests",
}

# Put together from parts: this file is one of those that it reads.
_MACHINE_PATHS = ("ro" + "ot", "ho" + r"me/[a-z]\w*", "wo" + "rk/(?:main|shared|\\.library)", "Us" + r"ers/[a-z]\w*")
_REGISTRIES = (
    "py" + "pi",
    "python" + "hosted",
    "npm" + "js",
    "npm" + "mirror",
    "deb.deb" + "ian",
    "tuna.tsing" + "hua",
)
MACHINE_PATH = re.compile(r"(?<![\w.~:}\])/-])/(?:" + "|".join(_MACHINE_PATHS) + r")(?:/|\b)")
REGISTRY_HOST = re.compile(
    r"\b(?:[\w-]+\.)*(?:" + "|".join(_REGISTRIES) + r")\.(?:org|com|net|edu|cn)\b", re.IGNORECASE
)

# Modules whose behaviour is seen only through others; each with the reason.
WITHOUT_TESTS_OF_THEIR_OWN: dict[str, str] = {}

MODULE_LINES = 350
FUNCTION_LINES = 50


def text_files() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content[:8000]:
            yield path, content.decode("utf-8", errors="replace")


def found_in_text(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {match.group()}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := pattern.search(line))
    ]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def does_something(path: Path) -> bool:
    """Whether any function has a body: a module of data or of protocols has none."""
    return any(not _is_stub(node.body[-1]) for node in functions(path))


def _is_stub(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_nothing_new_lies_at_the_top() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP_LEVEL


def test_what_a_newcomer_looks_for_is_there() -> None:
    assert {"README.md", "README.zh-CN.md", "LICENSE", "Makefile"} <= {str(path) for path in tracked()}


def test_the_licence_is_the_apache_licence_in_full() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License" in text[:200]
    assert text.rstrip().endswith("limitations under the License.")


def test_no_lock_file_of_uv_is_kept() -> None:
    assert not [path for path in tracked() if path.name == "uv.lock"]


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert found_in_text(MACHINE_PATH) == []


def test_no_file_holds_the_host_of_a_package_registry() -> None:
    assert found_in_text(REGISTRY_HOST) == []


@pytest.mark.parametrize(
    "text", ["cd /ro" + "ot/x", '"/ho' + 'me/lihua/a"', "=/wo" + "rk/main/harness", "(/Us" + "ers/li/a)"]
)
def test_a_machine_path_is_seen(text: str) -> None:
    assert MACHINE_PATH.search(text)


@pytest.mark.parametrize(
    "text", ["~/.pyenv", "https://a.test/ho" + "me/list", "/wo" + "rk/list", "/homepage", "$HOME/x", "/usr/share"]
)
def test_a_path_of_an_app_is_no_machine_path(text: str) -> None:
    assert not MACHINE_PATH.search(text)


@pytest.mark.parametrize(
    "text", ["https://py" + "pi.org/simple", "files.python" + "hosted.org", "registry.npm" + "js.org"]
)
def test_a_registry_host_is_seen(text: str) -> None:
    assert REGISTRY_HOST.search(text)


def test_no_command_ends_processes_by_name() -> None:
    by_name = re.compile(r"\b(?:p" + "kill|kill" + r"all)\b")
    assert found_in_text(by_name) == []


@functools.cache
def named_by_tests(folder: Path) -> set[str]:
    """The modules that the test files under `folder` import by name."""
    return {
        name
        for path in folder.rglob("test_*.py")
        for one in imports(path.relative_to(ROOT), path.read_text())
        for name in (one.module, f"{one.module}.{one.name}")
    }


@functools.cache
def inside_of_stand_ins() -> set[str]:
    """What the tested modules of `simulated` are made of: a stand-in has a front (its shell, its protocols), and what
    lies behind it is tested by asking there, as the programs do for which it stands in."""
    own = {dotted(path): path for path in modules() if room_of(dotted(path)) == "simulated"}
    started = [name for name in own if name.endswith(".__main__")]  # as a program, by end-to-end tests
    waiting = [*started, *(name for name in named_by_tests(ROOT / "tests") if name in own)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            meant = imports(own[name], (ROOT / own[name]).read_text())
            waiting += [other for one in meant for other in (one.module, f"{one.module}.{one.name}") if other in own]
    return found


def test_every_module_that_does_something_is_tested_in_its_room() -> None:
    """By a test file of its own name, or by name in another test file of the same room or in an end-to-end test."""
    end_to_end = named_by_tests(ROOT / "tests" / "end_to_end") | inside_of_stand_ins()
    lacking = []
    for path in modules():
        folder = Path("tests", *path.parts[1:-1])
        own = (ROOT / folder / f"test_{path.name}").is_file()
        if not own and str(path) not in WITHOUT_TESTS_OF_THEIR_OWN and does_something(path):
            lacking += [] if dotted(path) in named_by_tests(ROOT / folder) | end_to_end else [str(path)]
    assert not lacking, "\n".join(lacking)


def test_an_exception_from_testing_names_a_module_that_exists() -> None:
    assert {Path(name) for name in WITHOUT_TESTS_OF_THEIR_OWN} <= set(modules())


def test_a_module_holds_one_idea() -> None:
    lengths = {str(path): len((ROOT / path).read_text().splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_functions_stay_short() -> None:
    long = [
        f"{path}:{node.lineno}: {node.name} has {length} lines"
        for path in modules()
        for node in functions(path)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert long == []
