"""A YAML file that people write, as a model: unknown keys and silent conversions are refused, the fault is said."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in, kind_of
from harness.model.saying import Saying
from harness.plan.yaml_text import read_yaml


class Written(BaseModel):
    """A part of a file that people write."""

    model_config = ConfigDict(extra="forbid", strict=True, str_max_length=2000, hide_input_in_errors=True)


def read_as[T: Written](path: Path, model: type[T]) -> T:
    """The YAML file at `path` as `model`. Raises BadInput with the first thing that is wrong in it."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        en, zh = kind_of(content)
        mend = Saying("write it as `key: value` lines", "按“键: 值”逐行书写")
        raise BadInput(Saying(f"a mapping is expected, {en} found", f"应为键值表，实为{zh}"), str(path), mend)
    try:
        return model.model_validate(content)
    except ValidationError as fault:
        raise fault_in(str(path), model, fault) from None
