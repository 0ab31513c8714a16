"""The way into a model of pydantic that an error names: as people write it, and what fields there are at its end.

Where a field may be one of several things pydantic puts a mark into the way, the name of a class, of a plain type or
of a union's tag. Nobody wrote these marks, so they are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Tag

LONGEST = 200


def path_of(model: Any, loc: Iterable[int | str]) -> str:
    """A field's path as people read it, e.g. `core_tasks[2].steps[0]`."""
    text, inside = "", model
    for part in loc:
        inside, written = _into(inside, part)
        if written and part != "[key]":
            text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")[:LONGEST]


def fields_at(model: Any, loc: Iterable[int | str]) -> tuple[str, ...]:
    """The fields, as they are written, of the part of `model` that `loc` leads to."""
    inside = model
    for part in loc:
        inside, _ = _into(inside, part)
    return tuple(dict.fromkeys(name for one in _models(inside) for name in _names(one)))


def _into(inside: Any, part: int | str) -> tuple[Any, bool]:
    """What stands behind one part of the way, and whether somebody wrote that part."""
    kinds = tuple(_kinds(inside))
    if isinstance(part, int):
        return _union(_items(kinds, part)), True
    if tagged := list(_kinds(inside, tagged=part)):
        return _union(tagged), False
    fields = [(one, key) for one in _models(inside) for key, name in _names_by_key(one) if name == part]
    if fields:
        return _annotation(*fields[0]), True
    if values := [get_args(one)[1] for one in kinds if get_origin(one) in (dict, Mapping) and len(get_args(one)) == 2]:
        return _union(values), True
    if named := [one for one in _models(inside) if one.__name__ == part]:
        return _union(named), False
    return inside, len(kinds) < 2  # a plain type's mark stands only where there is a choice


def _annotation(model: type[BaseModel], key: str) -> Any:
    """A field's, with the names in it that stood for something defined later."""
    try:
        return get_type_hints(model, include_extras=True)[key]
    except NameError:
        return model.model_fields[key].annotation


def _kinds(inside: Any, tagged: str = "") -> Iterator[Any]:
    """The things that an annotation allows, without its metadata and None; with `tagged` those of that tag."""
    origin, arguments = get_origin(inside), get_args(inside)
    if origin is Annotated:
        tags = [one.tag for one in arguments[1:] if isinstance(one, Tag)]
        yield from _kinds(arguments[0], "" if tagged in tags else tagged)
    elif origin in (Union, UnionType):
        for one in arguments:
            yield from _kinds(one, tagged)
    elif inside is not type(None) and not tagged:
        yield inside


def _items(kinds: Sequence[Any], place: int) -> Iterator[Any]:
    for one in kinds:
        arguments = [kind for kind in get_args(one) if kind is not Ellipsis]
        if arguments and get_origin(one) is not dict:
            yield arguments[min(place, len(arguments) - 1)]


def _union(kinds: Iterable[Any]) -> Any:
    found = tuple(kinds)
    return Union[found] if found else None  # noqa: UP007 - of a tuple


def _models(inside: Any) -> list[type[BaseModel]]:
    return [one for one in _kinds(inside) if isinstance(one, type) and issubclass(one, BaseModel)]


def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for _, name in _names_by_key(model))


def _names_by_key(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    return ((key, one.alias or key) for key, one in model.model_fields.items())
