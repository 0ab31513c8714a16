"""YAML of the program's own tables (rules, hooks, lexicons, words): read by libyaml, about ten times as fast.

What people write (app files, orders, laboratory files) goes through `harness.plan.yaml_text`, which bounds it.
"""

from typing import Any

import yaml

# PyYAML built without libyaml has only the slow loader; both read the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_table(text: str | bytes) -> Any:
    """One document of plain values. Raises yaml.YAMLError where it is none, with line and column."""
    return yaml.load(text, Loader=_LOADER)
