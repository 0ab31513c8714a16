"""Which SDK calls: the first frame of a stack in a known SDK's package, named as the table of organisations does."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

_PREFIX = re.compile(r"[a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)+")
_FRAME = re.compile(r"(?:[\w.\-@]+/)?([\w$.]+)\.[\w$<>]+\(")


class _Written(BaseModel):
    """`prefixes`: a package prefix and the SDK that it belongs to; the longest prefix of a class wins."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    prefixes: dict[Annotated[str, Field(pattern=f"^{_PREFIX.pattern}$")], Annotated[str, Field(pattern="^[a-z0-9_]+$")]]


class SdkTable:
    """Found by class name or by the frames of a stack."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = dict(prefixes)

    def of_class(self, name: str) -> str:
        """The id of the SDK that a class belongs to, "" for none that is known."""
        parts = name.split(".")
        prefixes = (".".join(parts[:end]) for end in range(len(parts), 1, -1))
        return next((self._prefixes[one] for one in prefixes if one in self._prefixes), "")

    def of_stack(self, frames: Iterable[str]) -> str:
        """The SDK nearest to the call: `a.b.C.method(File.java:1)`, the innermost frame first."""
        classes = (found[1] for frame in frames if (found := _FRAME.match(frame)))
        return next((sdk for name in classes if (sdk := self.of_class(name))), "")


@cache
def bundled_sdks() -> SdkTable:
    """The table that comes with the harness."""
    with resources.as_file(resources.files("harness.capture.java_hooks").joinpath("sdk_prefixes.yaml")) as file:
        return read_sdks(file)


def read_sdks(file: Path) -> SdkTable:
    """Raises BadInput naming the file and the entry that is wrong."""
    try:
        return SdkTable(_Written.model_validate(load_table(file.read_bytes())).prefixes)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as fault:
        said = " ".join(str(fault).split())[:160]
        raise BadInput(Saying(f"not readable: {said}", f"无法读取：{said}"), str(file)) from None
    except ValidationError as fault:
        wrong = fault_in(str(file), _Written, fault)
        mend = Saying("write `package.prefix: sdk_id`", "写作 `包名前缀: sdk 标识`")
        raise BadInput(wrong.what, wrong.where, mend) from None
