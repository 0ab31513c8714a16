"""The catalogue's files: `catalogue/*.yaml` (one Article or family each) and `blocks.yaml` (shared conditions).

Whatever is wrong with an entry is said in one line that names file, id and field.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from harness.judge.condition_file import ConditionFile, Names, Unbuildable, build
from harness.judge.entry_file import EntryFile
from harness.judge.rule import Catalogue, Rule
from harness.model.faults import BadInput
from harness.model.file_fault import fault_in
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

CATALOGUE = Path(__file__).parent / "catalogue"
BLOCKS = "blocks.yaml"
LARGEST_FILE_BYTES = 2_000_000
_CONDITION: TypeAdapter[Any] = TypeAdapter(ConditionFile)


def load_catalogue(folder: Path = CATALOGUE) -> Catalogue:
    """Read all rules of a folder. Raises BadInput (file, id, field) for anything that is wrong."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        mend = Saying("name a folder of YAML files like harness/judge/catalogue", "指定存放规则 YAML 文件的文件夹")
        raise BadInput(Saying("holds no catalogue file", "未找到规则目录文件"), str(folder), mend)
    blocks = _blocks(folder / BLOCKS)
    rules: dict[str, Rule] = {}
    for path in files:
        if path.name == BLOCKS:
            continue
        for rule in _rules_of(path, blocks):
            if rule.id in rules:
                said = f"is also in {rules[rule.id].file}"
                raise _bad(path.name, rule.id, "id", said, f"编号与 {rules[rule.id].file} 重复")
            rules[rule.id] = rule
    _check_members(rules)
    kept = {path.name: path.read_bytes() for path in files}
    return Catalogue(rules, _version(kept), kept)


def _blocks(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    read = _read(path)
    blocks: dict[str, Any] = {}
    for name, written in (read if isinstance(read, dict) else {}).items():
        try:
            blocks[name] = _CONDITION.validate_python(written)
        except ValidationError as fault:
            raise fault_in(path.name, ConditionFile, fault, str(name)) from fault
    return blocks


def _rules_of(path: Path, blocks: Mapping[str, Any]) -> Iterable[Rule]:
    read = _read(path)
    entries = read.get("rules") if isinstance(read, dict) else None
    if not isinstance(entries, list):
        raise _bad(path.name, "", "rules", "must be a list of entries", "应为条目列表")
    return [_rule(path.name, place, entry, blocks) for place, entry in enumerate(entries, 1)]


def _rule(file: str, place: int, entry: Any, blocks: Mapping[str, Any]) -> Rule:
    name = str(entry.get("id", f"entry {place}")) if isinstance(entry, dict) else f"entry {place}"
    try:
        parsed = EntryFile.model_validate(entry)
    except ValidationError as fault:
        raise fault_in(file, EntryFile, fault, name) from fault
    names = Names(blocks, {one.name: one.value for one in parsed.thresholds})
    try:
        return parsed.rule(file, lambda written: build(written, names))
    except Unbuildable as fault:
        raise BadInput(fault.what, _where(file, name, "decision"), fault.mend) from fault


def _check_members(rules: Mapping[str, Rule]) -> None:
    for rule in rules.values():
        for member in rule.members:
            if member not in rules:
                raise _bad(rule.file, rule.id, "decision.rule", f"no rule is called {member}", f"没有规则 {member}")
        _refuse_circle(rule, rules, ())


def _refuse_circle(rule: Rule, rules: Mapping[str, Rule], above: tuple[str, ...]) -> None:
    if rule.id in above:
        circle = " -> ".join([*above, rule.id])
        raise _bad(
            rule.file, rule.id, "decision.rule", f"rules ask for each other: {circle}", f"规则循环引用：{circle}"
        )
    for member in rule.members:
        if member in rules:
            _refuse_circle(rules[member], rules, (*above, rule.id))


def _read(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise _bad(path.name, "", "", "is too large for a catalogue file", "文件过大")
        return load_table(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise _bad(path.name, "", "", f"cannot be read ({type(fault).__name__})", "无法读取") from fault
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        mend = Saying("look at indents, colons and quotes there", "检查该处的缩进、冒号与引号")
        where = _where(path.name, "", f"line {line}")
        raise BadInput(Saying("is not YAML", "不是有效的 YAML"), where, mend) from fault


def _bad(file: str, name: str, field: str, en: str, zh: str) -> BadInput:
    return BadInput(Saying(en, zh), _where(file, name, field))


def _where(file: str, name: str, field: str) -> str:
    return ": ".join(part for part in (file, name, field) if part)


def _version(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]
