"""Both of PyYAML's loaders read our tables alike."""

from pathlib import Path

import pytest
import yaml

import harness
from harness.model.table_yaml import load_table

ROOT = Path(harness.__file__).parent
TABLES = sorted(ROOT.rglob("catalogue/*.yaml")) + sorted(ROOT.rglob("lexicons/*.yaml"))


@pytest.mark.parametrize("path", TABLES[::12], ids=lambda path: path.name)
def test_a_table_reads_as_by_the_plain_loader(path: Path) -> None:
    text = path.read_text("utf-8")
    assert load_table(text) == yaml.safe_load(text)


def test_what_is_no_yaml_names_line_and_column() -> None:
    with pytest.raises(yaml.MarkedYAMLError) as fault:
        load_table("rules:\n  - id: [1\n")
    assert fault.value.problem_mark is not None
    assert fault.value.problem_mark.line == 2


def test_nothing_but_plain_values_is_built() -> None:
    with pytest.raises(yaml.YAMLError):
        load_table("!!python/object/apply:os.system ['true']")
