"""The hook table as people write it: table/*.yaml, one file a subject, checked entry by entry.

category: device
source: Android reference
hooks:
  - class: android.telephony.TelephonyManager
    methods: [getImei, getMeid]
    collects: {en: IMEI and MEID, zh: IMEI、MEID}
    keep: [numbers]
    weight: high
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from harness.capture.java_hooks.hook import (
    Answer,
    Category,
    Condition,
    Hook,
    HookTable,
    Keep,
    NativeHook,
    NativeReader,
    Payload,
    Refinement,
    Weight,
)
from harness.model.faults import BadInput
from harness.model.file_fault import fault_in, refused
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

MOST_FILE_BYTES = 1 << 20
_PYTHON_ONLY = re.compile(r"\(\?[^:=!]")
_CLASS = re.compile(r"(?:[A-Za-z_][\w]*\.)+[A-Za-z_][\w$]*")
_METHOD = re.compile(r"\$init|[A-Za-z_][\w$]*")
_TYPE = re.compile(r"(?:[A-Za-z_][\w$.]*|\[+(?:[ZBCSIJFD]|L[\w$./]+;))")
_FUNCTION = re.compile(r"[A-Za-z_]\w*")

Text = Annotated[str, Field(min_length=1, max_length=300)]
Position = Annotated[int, Field(ge=0, le=20)]


class Written(BaseModel):
    """Unknown keys are refused: they are misspellings."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class WrittenSaying(Written):
    en: Text
    zh: Text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as fault:
        what = Saying(f"no regular expression: {fault}", f"不是正则表达式（第 {fault.pos} 个字符处有误）")
        raise refused(what, Saying("mend it", "更正")) from None
    if _PYTHON_ONLY.search(text):
        what = Saying("the agent's regular expressions know no (?i) and no (?P<name>)", "不支持 (?i) 和 (?P<name>)")
        raise refused(what, Saying("write it without", "改用其他写法"))
    return text


class WrittenCondition(Written):
    argument: Position
    matches: Text

    _compiles = field_validator("matches")(_pattern)


class WrittenRefinement(WrittenCondition):
    category: Category | None = None
    weight: Weight | None = None

    @model_validator(mode="after")
    def _refines(self) -> Self:
        if self.category is None and self.weight is None:
            what = Saying("names neither a category nor a weight", "既无 category 也无 weight")
            raise refused(what, Saying("add one", "补上其一"))
        return self


class WrittenPayload(Written):
    plaintext: Position | Annotated[str, Field(pattern="^(result|cipher)$")]
    ciphertext: Position | Annotated[str, Field(pattern="^(result|cipher)$")]


class WrittenHook(Written):
    """`refine` is a list, or the name of one in the file's `refinements`."""

    class_: Annotated[str, Field(alias="class")]
    methods: Annotated[list[str], Field(min_length=1, max_length=60)]
    collects: WrittenSaying
    category: Category | None = None
    source: Text | None = None
    weight: Weight = "normal"
    signature: Annotated[list[str], Field(max_length=20)] | None = None
    keep: Annotated[list[Keep], Field(max_length=20)] = Field(default_factory=list)
    mask: Annotated[list[Position], Field(max_length=20)] = Field(default_factory=list)
    refine: Annotated[list[WrittenRefinement], Field(max_length=40)] | str = Field(default_factory=list)
    only: WrittenCondition | None = None
    payload: WrittenPayload | None = None
    answer: Answer | None = None
    self_test: Annotated[list[Text], Field(max_length=8)] | None = None

    @field_validator("class_")
    @classmethod
    def _is_class(cls, text: str) -> str:
        if not _CLASS.fullmatch(text):
            what = Saying("no full class name", "不是完整的类名")
            raise refused(
                what, Saying("write it as a.b.C (an inner class behind $)", "写成 a.b.C 的形式（内部类写在 $ 之后）")
            )
        return text

    @field_validator("methods")
    @classmethod
    def _are_methods(cls, names: list[str]) -> list[str]:
        bad = next((name for name in names if not _METHOD.fullmatch(name)), None)
        if bad is not None:
            what = Saying(f"{bad!r:.60} is no method name", f"{bad!r:.60} 不是方法名")
            raise refused(what, Saying("mend it ($init stands for the constructors)", "更正（$init 表示构造方法）"))
        return names

    @field_validator("signature")
    @classmethod
    def _are_types(cls, types: list[str] | None) -> list[str] | None:
        bad = next((one for one in types or () if not _TYPE.fullmatch(one)), None)
        if bad is not None:
            what = Saying(f"{bad!r:.60} is no type", f"{bad!r:.60} 不是类型")
            raise refused(what, Saying("write arrays as [B, [Ljava.lang.String;", "数组写成 [B、[Ljava.lang.String;"))
        return types

    @model_validator(mode="after")
    def _says_once(self) -> Self:
        if both := set(self.mask) & {one for one in self.keep if isinstance(one, int)}:
            what = Saying(f"argument {min(both)} is both kept and masked", f"第 {min(both)} 个参数既保留又掩码")
            raise refused(what, Saying("leave it out of one", "从其中一处去掉"))
        return self


class WrittenNative(Written):
    functions: Annotated[
        list[Annotated[str, Field(pattern=_FUNCTION.pattern + "$")]], Field(min_length=1, max_length=40)
    ]
    reader: NativeReader
    collects: WrittenSaying
    modules: Annotated[str, Field(max_length=200)] = ""
    category: Category | None = None
    source: Text | None = None
    weight: Weight = "normal"
    plaintext: Position = 0
    length: Annotated[int, Field(ge=-1, le=20)] = -1
    only: WrittenCondition | None = None
    answer: Answer | None = None

    _compiles = field_validator("modules")(_pattern)


class WrittenTable(Written):
    category: Category
    source: Text
    refinements: dict[str, list[WrittenRefinement]] = Field(default_factory=dict)
    hooks: Annotated[list[WrittenHook], Field(max_length=2000)] = Field(default_factory=list)
    native: Annotated[list[WrittenNative], Field(max_length=200)] = Field(default_factory=list)


@cache
def bundled_table() -> HookTable:
    """The table that comes with the harness. Raises BadInput where a file of it is wrong."""
    with resources.as_file(resources.files("harness.capture.java_hooks").joinpath("table")) as folder:
        return read_table(sorted(folder.glob("*.yaml")))


def read_table(files: Iterable[Path]) -> HookTable:
    """Join table files. Raises BadInput naming file, entry and field where one is wrong or a method stands twice."""
    java: list[Hook] = []
    native: list[NativeHook] = []
    origins: dict[str, str] = {}
    for file in files:
        table = _table(file)
        for place, hook in _java(table, file):
            _claim(origins, _identity(hook), place)
            java.append(hook)
        for place, function in _native(table, file):
            _claim(origins, function.api, place)
            native.append(function)
    return HookTable(tuple(java), tuple(native), origins)


def _claim(origins: dict[str, str], key: str, place: str) -> None:
    if key in origins:
        raise _refused(place, f"{key} stands already in {origins[key]}", f"{key} 已在 {origins[key]} 中")
    origins[key] = place


def _identity(hook: Hook) -> str:
    return hook.api if hook.signature is None else f"{hook.api}({', '.join(hook.signature)})"


def _table(file: Path) -> WrittenTable:
    try:
        content = file.read_bytes()
        if len(content) > MOST_FILE_BYTES:
            raise _refused(str(file), "larger than 1 MiB", "超过 1 MiB")
        return WrittenTable.model_validate(load_table(content))
    except OSError as fault:
        raise _refused(str(file), f"cannot be read ({fault.strerror})", f"无法读取（{fault.strerror}）") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as fault:
        said = " ".join(str(fault).split())[:160]
        raise _refused(str(file), f"not readable as YAML: {said}", f"不是有效的 YAML：{said}") from None
    except ValidationError as fault:
        raise fault_in(str(file), WrittenTable, fault) from None


def _java(table: WrittenTable, file: Path) -> Iterator[tuple[str, Hook]]:
    for number, entry in enumerate(table.hooks):
        place = f"{file}: hooks[{number}] {entry.class_}"
        for method in entry.methods:
            yield place, _hook(entry, method, table, place)


def _hook(entry: WrittenHook, method: str, table: WrittenTable, place: str) -> Hook:
    payload = entry.payload
    return Hook(
        class_name=entry.class_,
        method=method,
        category=entry.category or table.category,
        collects=Saying(entry.collects.en, entry.collects.zh),
        source=entry.source or table.source,
        weight=entry.weight,
        signature=None if entry.signature is None else tuple(entry.signature),
        keep=tuple(entry.keep),
        mask=tuple(entry.mask),
        refine=tuple(Refinement(**one.model_dump()) for one in _refinements(entry, table, place)),
        only=Condition(**entry.only.model_dump()) if entry.only else None,
        payload=Payload(**payload.model_dump()) if payload else None,
        answer=entry.answer,
        self_test=None if entry.self_test is None else tuple(entry.self_test),
    )


def _refinements(entry: WrittenHook, table: WrittenTable, place: str) -> list[WrittenRefinement]:
    if not isinstance(entry.refine, str):
        return entry.refine
    if entry.refine not in table.refinements:
        what = f"refine: the file has no refinements named {entry.refine!r:.60}"
        raise _refused(place, what, f"refine：本文件没有名为 {entry.refine!r:.60} 的 refinements")
    return table.refinements[entry.refine]


def _native(table: WrittenTable, file: Path) -> Iterator[tuple[str, NativeHook]]:
    for number, entry in enumerate(table.native, 1):
        for function in entry.functions:
            yield (
                f"{file} native[{number}] {function}",
                NativeHook(
                    function=function,
                    category=entry.category or table.category,
                    collects=Saying(entry.collects.en, entry.collects.zh),
                    source=entry.source or table.source,
                    reader=entry.reader,
                    modules=entry.modules,
                    weight=entry.weight,
                    plaintext=entry.plaintext,
                    length=entry.length,
                    only=Condition(**entry.only.model_dump()) if entry.only else None,
                    answer=entry.answer,
                ),
            )


def _refused(where: str, en: str, zh: str) -> BadInput:
    mend = Saying("correct that entry of the hook table", "改正挂钩表中的该条目")
    return BadInput(Saying(en[:300], zh[:300]), where, mend)
