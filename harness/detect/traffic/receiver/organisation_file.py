"""The table of organisations as people write it: organisations/*.yaml, checked entry by entry."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator

from harness.detect.traffic.receiver.organisation import (
    TRACKING,
    Category,
    Organisation,
    Service,
    ServiceTable,
)
from harness.detect.traffic.receiver.parties import suffix_list, suffixes
from harness.model.faults import BadInput
from harness.model.file_fault import fault_in, refused
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_PACKAGE = re.compile(r"[a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)+")
_KEY = re.compile(r"[a-z0-9][a-z0-9_]*")


def _key(text: str) -> str:
    if not _KEY.fullmatch(text):
        what = Saying(f"{text!r:.60} is no key", f"{text!r:.60} 不能作为标识")
        raise refused(what, Saying("use small letters, digits and _ only", "只用小写字母、数字和 _"))
    return text


def _domain(text: str) -> str:
    parts = suffix_list().extract_str(text)
    registered = parts.suffix and (parts.domain or parts.is_private)
    if not _HOST.fullmatch(text) or not registered:
        what = Saying(f"{text!r:.60} is no domain that somebody could register", f"{text!r:.60} 不是可注册的域名")
        raise refused(what, Saying("write it as example.com", "写成 example.com 的形式"))
    return text


def _package(text: str) -> str:
    if not _PACKAGE.fullmatch(text):
        what = Saying(
            f"{text!r:.60} is no package prefix of at least two names", f"{text!r:.60} 不是两段以上的包名前缀"
        )
        raise refused(what, Saying("write it as com.example", "写成 com.example 的形式"))
    return text


Key = Annotated[str, AfterValidator(_key)]
Domain = Annotated[str, AfterValidator(_domain)]
Package = Annotated[str, AfterValidator(_package)]


class Written(BaseModel):
    """Unknown keys are refused: they are misspellings."""

    model_config = ConfigDict(extra="forbid", str_min_length=1, str_max_length=300, hide_input_in_errors=True)


class WrittenOrganisation(Written):
    en: str
    zh: str
    seat: Annotated[str, AfterValidator(str.upper)]


class WrittenSource(Written):
    """A public document, the day it was read, and the domains and classes that it names itself."""

    url: Annotated[str, "http(s) address"]
    read_on: date
    names: list[str]

    @model_validator(mode="after")
    def _is_an_address(self) -> "WrittenSource":
        if not self.url.startswith(("https://", "http://")):
            what = Saying("an http(s) address is expected", "应为 http 或 https 地址")
            raise refused(what, Saying("write it as https://…", "写成 https://… 的形式"), ".url")
        return self


class WrittenService(Written):
    id: Key
    organisation: Key
    name: str
    category: Category
    tracking: bool | None = None
    domains: list[Domain] = []
    classes: list[Package] = []
    source: WrittenSource | list[WrittenSource] | Literal["unverified"]

    @property
    def documents(self) -> list[WrittenSource]:
        return (
            [self.source]
            if isinstance(self.source, WrittenSource)
            else list(self.source or ())
            if self.source != "unverified"
            else []
        )

    @model_validator(mode="after")
    def _holds_together(self) -> "WrittenService":
        if not self.domains and not self.classes:
            what = Saying("neither a domain nor a class is given", "既无域名也无类名前缀")
            raise refused(what, Saying("add `domains` or `classes`", "补上 domains 或 classes"), ".domains")
        known = {*self.domains, *self.classes}
        if strange := {name for document in self.documents for name in document.names} - known:
            named = f"{sorted(strange)!s:.100}"
            what = Saying(
                f"{named} is none of the entry's domains and classes", f"{named} 不在该条目的域名和类名前缀中"
            )
            raise refused(what, Saying("add it there, or leave it out", "在该处补上，或从此处去掉"), ".source.names")
        return self


@cache
def bundled_services() -> ServiceTable:
    """The harness's own table."""
    return load_services(Path(str(files("harness.detect.traffic.receiver").joinpath("organisations"))))


def load_services(folder: Path) -> ServiceTable:
    """The table in `folder`/*.yaml. Raises BadInput that names file, entry and field."""
    written = [(path.name, _content(path)) for path in sorted(folder.glob("*.yaml"))]
    bodies: dict[str, Organisation] = {}
    for name, content in written:
        for organisation in _organisations(name, content):
            if organisation.key in bodies:
                raise _complaint(name, organisation.key, "the organisation is there twice", "该机构重复")
            bodies[organisation.key] = organisation
    services = [one for name, content in written for one in _services(name, content, bodies)]
    _refuse_doubles(services)
    return ServiceTable(service for _, service in services)


def _content(path: Path) -> dict[str, Any]:
    try:
        content = load_table(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _complaint(path.name, "", f"unreadable: {error}", f"无法读取：{error}") from error
    if not isinstance(content, dict) or not set(content) <= {"organisations", "services"}:
        raise _complaint(
            path.name, "", "`organisations` and `services` are expected", "应只有 organisations 与 services"
        )
    return content


def _organisations(file: str, content: dict[str, Any]) -> Iterator[Organisation]:
    for key, raw in (content.get("organisations") or {}).items():
        one = _read(WrittenOrganisation, raw, file, str(key))
        yield Organisation(key, Saying(one.en, one.zh), one.seat)


def _services(file: str, content: dict[str, Any], bodies: dict[str, Organisation]) -> Iterator[tuple[str, Service]]:
    for number, raw in enumerate(content.get("services") or []):
        name = str(raw.get("id", f"services[{number}]")) if isinstance(raw, dict) else f"services[{number}]"
        one = _read(WrittenService, raw, file, name)
        if one.organisation not in bodies:
            raise _complaint(file, f"{name}: organisation", f"{one.organisation} is not listed", "未列出该机构")
        yield file, _service(one, bodies[one.organisation])


def _read[T: Written](model: type[T], raw: Any, file: str, entry: str) -> T:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise fault_in(f"organisations/{file}", model, error, entry) from None


def _service(one: WrittenService, organisation: Organisation) -> Service:
    return Service(
        id=one.id,
        organisation=organisation,
        name=one.name,
        category=one.category,
        tracking=one.category in TRACKING if one.tracking is None else one.tracking,
        domains=tuple(one.domains),
        classes=tuple(one.classes),
        sources={name: f"{doc.url} ({doc.read_on})" for doc in reversed(one.documents) for name in doc.names},
    )


def _refuse_doubles(services: Iterable[tuple[str, Service]]) -> None:
    """No id, domain or class twice; no domain below one of the same service: it would say nothing."""
    seen: dict[str, str] = {}
    for file, service in services:
        for field, names in (("id", (service.id,)), ("domains", service.domains), ("classes", service.classes)):
            for name in names:
                if other := seen.get(f"{field}:{name}"):
                    raise _complaint(
                        file, f"{service.id}: {field}", f"{name} is in {other} too", f"{name} 与 {other} 重复"
                    )
                seen[f"{field}:{name}"] = service.id
        if idle := next((one for one in service.domains if set(suffixes(one)[1:]) & set(service.domains)), ""):
            raise _complaint(file, f"{service.id}: domains", f"{idle} says nothing new", f"{idle} 已被上级域名包含")


def _complaint(file: str, entry: str, en: str, zh: str) -> BadInput:
    where = f"organisations/{file}" + (f": {entry}" if entry else "")
    return BadInput(Saying(en, zh), where, Saying("mend the entry", "修正该条目"))
