"""The one way our frozen dataclasses become JSON and come back, and the one way JSON becomes bytes.

`from_json` is driven by the annotations alone, so a field that is added to the vocabulary needs no code here. It is
fed with files that anybody may have written: whatever does not fit raises EvidenceBroken and names the field.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying

Decoder = Callable[[Any, str], Any]


def canonical(value: Any) -> bytes:
    """The bytes that are hashed and signed: keys sorted, no spaces, UTF-8, no NaN. ValueError when it cannot be."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def stamp(moment: datetime) -> str:
    """An aware moment as UTC with milliseconds, e.g. 2026-11-22T03:44:12.345Z. Finer parts are dropped."""
    if moment.tzinfo is None:
        raise _unfit("", "a moment without a time zone", "没有时区的时刻")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_json(value: Any) -> Any:
    """What `canonical` takes, from dataclasses, enums, moments, paths, mappings and sequences of such.

    Raises EvidenceBroken for anything else: evidence is never written as a guess.
    """
    if isinstance(value, Enum | str | int | float) or value is None:
        return value.value if isinstance(value, Enum) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {_key(key): to_json(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [to_json(item) for item in value]
    return _text_of(value)


def _text_of(value: Any) -> str:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return value.as_posix()
    raise _unfit("", f"{type(value).__name__} has no JSON form", f"{type(value).__name__} 没有 JSON 形式")


def from_json[T](cls: type[T], data: Any, where: str = "") -> T:
    """`data` (as json.loads gives it) as `cls`, nested and checked. Missing fields take their defaults.

    Raises EvidenceBroken naming the field below `where` that is missing, unknown or of the wrong type.
    """
    result: T = _decoder(typing.cast(Hashable, cls))(data, where)
    return result


def _key(key: Any) -> str:
    if isinstance(key, str):
        return str(key.value) if isinstance(key, Enum) else key
    raise _unfit("", f"a key of type {type(key).__name__}", f"键的类型是 {type(key).__name__}")


def _unfit(where: str, en: str, zh: str) -> EvidenceBroken:
    return EvidenceBroken(Saying(f"does not fit: {en}", f"内容不符：{zh}"), where)


def _wrong(where: str, wanted: str, data: Any) -> EvidenceBroken:
    found = type(data).__name__
    return _unfit(where, f"{wanted} expected, {found} found", f"应为 {wanted}，实为 {found}")


@cache
def _decoder(kind: Hashable) -> Decoder:
    """The function that reads one annotation. Cached, as a tree of one screen has hundreds of nodes."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, typing.TypeAliasType):
        return _decoder(kind.__value__)
    if origin is None:
        return _plain(kind)
    if origin is Literal:
        return _literal(arguments)
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _many(arguments[0]) if arguments[-1] is ... else _fixed(arguments)
    if origin in (Mapping, dict):
        return _mapping(*arguments)
    raise TypeError(f"json_form has no reading for {kind}")


def _plain(kind: Any) -> Decoder:
    if kind is Any:
        return lambda data, _where: data
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, Enum):
        return _by_value(kind, kind.__name__)
    if kind in (datetime, date, Path):
        return _from_text(kind)
    if kind is float:
        return lambda data, where: float(_checked(data, (float, int), "float", where))
    if kind in (str, int, bool, types.NoneType):
        return lambda data, where: _checked(data, (kind,), kind.__name__, where)
    raise TypeError(f"json_form has no reading for {kind}")


def _checked(data: Any, kinds: tuple[type, ...], name: str, where: str) -> Any:
    if not isinstance(data, kinds) or (isinstance(data, bool) and bool not in kinds):
        raise _wrong(where, name, data)
    return data


def _by_value(kind: type[Enum], name: str) -> Decoder:
    members = {member.value: member for member in kind}

    def decode(data: Any, where: str) -> Any:
        if not isinstance(data, str | int) or data not in members:
            raise _unfit(where, f"no {name} is called {data!r:.60}", f"{name} 中没有 {data!r:.60}")
        return members[data]

    return decode


def _literal(values: tuple[Any, ...]) -> Decoder:
    def decode(data: Any, where: str) -> Any:
        for value in values:
            if type(data) is type(value) and data == value:
                return value
        listed = ", ".join(map(str, values))
        raise _unfit(where, f"one of {listed} expected", f"应为 {listed} 之一")

    return decode


def _from_text(kind: Any) -> Decoder:
    def decode(data: Any, where: str) -> Any:
        text = _checked(data, (str,), "str", where)
        try:
            value: Any = Path(text) if kind is Path else kind.fromisoformat(text)
        except ValueError:
            raise _wrong(where, kind.__name__, data) from None
        if kind is datetime and value.tzinfo is None:
            raise _unfit(where, "a moment without a time zone", "没有时区的时刻")
        return value

    return decode


def _union(kinds: tuple[Any, ...]) -> Decoder:
    decoders = [_decoder(kind) for kind in kinds if kind is not types.NoneType]
    optional = types.NoneType in kinds

    def decode(data: Any, where: str) -> Any:
        if optional and data is None:
            return None
        for decoder in decoders[:-1]:
            try:
                return decoder(data, where)
            except EvidenceBroken:
                continue
        return decoders[-1](data, where)

    return decode


def _many(kind: Any) -> Decoder:
    decoder = _decoder(kind)

    def decode(data: Any, where: str) -> Any:
        items = _checked(data, (list, tuple), "list", where)
        return tuple(decoder(item, f"{where}[{index}]") for index, item in enumerate(items))

    return decode


def _fixed(kinds: tuple[Any, ...]) -> Decoder:
    decoders = [_decoder(kind) for kind in kinds]

    def decode(data: Any, where: str) -> Any:
        items = _checked(data, (list, tuple), "list", where)
        if len(items) != len(decoders):
            raise _wrong(where, f"list of {len(decoders)}", data)
        return tuple(read(item, f"{where}[{at}]") for at, (read, item) in enumerate(zip(decoders, items, strict=True)))

    return decode


def _mapping(key_kind: Any, kind: Any) -> Decoder:
    key_decoder, decoder = _decoder(key_kind), _decoder(kind)

    def decode(data: Any, where: str) -> Any:
        items = _checked(data, (dict,), "object", where).items()
        return {key_decoder(key, where): decoder(item, f"{where}.{key:.60}") for key, item in items}

    return decode


def _dataclass(cls: Any) -> Decoder:
    hints = typing.get_type_hints(cls)
    fields = [field for field in dataclasses.fields(cls) if field.init]
    decoders = {field.name: _decoder(hints[field.name]) for field in fields}
    required = {f.name for f in fields if f.default is f.default_factory is dataclasses.MISSING}

    def decode(data: Any, where: str) -> Any:
        given = _checked(data, (dict,), "object", where)
        for name in sorted(required - given.keys()):
            raise _unfit(f"{where}.{name}".lstrip("."), "the field is missing", "缺少该字段")
        for name in given.keys() - decoders.keys():
            raise _unfit(f"{where}.{name:.60}".lstrip("."), "the field is unknown", "未知的字段")
        return cls(**{name: decoders[name](value, f"{where}.{name}".lstrip(".")) for name, value in given.items()})

    return decode
