"""A persona file: what somebody planted, as JSON. Every key may be missing, and others may stand beside them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in
from harness.model.persona import Contact, Persona, PlantedPhoto
from harness.model.saying import Saying

MAX_FILE_BYTES = 64 << 20
MAX_PHOTO_BYTES = 64 << 20
_WRITTEN = ("name", "phone", "id_card", "imei", "oaid", "android_id", "mac", "idfa", "clipboard", "complaint")


def _as_text(value: Any) -> Any:
    """A number is taken as the digits that were written; null as nothing."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_list(value: Any) -> Any:
    return [] if value is None else value


Text = Annotated[str, BeforeValidator(_as_text), Field(max_length=20_000)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Place = tuple[Latitude, Longitude]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class _WrittenContact(_Part):
    name: Text = ""
    phone: Text = ""


class _WrittenPhoto(_Part):
    file: Text = ""
    sha256: Annotated[str, BeforeValidator(_as_text), Field(pattern="^([0-9a-fA-F]{64})?$")] = ""
    exif_wgs84: Place | None = None
    tag_ids: Annotated[list[int], BeforeValidator(_as_list), Field(max_length=1_000)] = Field(default_factory=list)


class WrittenPersona(_Part):
    """The file as it is written."""

    seed: Annotated[int, Field(strict=True)] = 0
    name: Text = ""
    phone: Text = ""
    id_card: Text = ""
    imei: Text = ""
    oaid: Text = ""
    android_id: Text = ""
    mac: Text = ""
    idfa: Text = ""
    clipboard: Text = ""
    complaint: Text = ""
    contacts: Annotated[list[_WrittenContact], BeforeValidator(_as_list)] = Field(default_factory=list)
    app_list: Annotated[list[Text], BeforeValidator(_as_list)] = Field(default_factory=list)
    route_wgs84: Annotated[list[Place], BeforeValidator(_as_list)] = Field(default_factory=list)
    photos: Annotated[list[_WrittenPhoto], BeforeValidator(_as_list)] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GivenPersona:
    """A persona with its photographs' bytes by their `file`; `remarks` tell what will not be recognised as well."""

    persona: Persona
    originals: Mapping[str, bytes]
    remarks: tuple[Saying, ...] = ()


def load_persona(path: Path) -> GivenPersona:
    """Raises BadInput in one line: file, field, what is wrong, the mend."""
    written = _written(path, _document(path))
    photos = tuple(
        PlantedPhoto(one.file or f"photo-{number}", one.sha256.lower(), one.exif_wgs84, tuple(one.tag_ids))
        for number, one in enumerate(written.photos)
    )
    persona = Persona(
        seed=written.seed,
        **{key: getattr(written, key) for key in _WRITTEN},
        contacts=tuple(Contact(one.name, one.phone) for one in written.contacts),
        app_list=tuple(filter(None, written.app_list)),
        route_wgs84=tuple(written.route_wgs84),
        photos=photos,
    )
    originals = {photo.file: content for photo in photos if (content := _photo(path.parent, photo.file))}
    return GivenPersona(persona, originals, tuple(_remarks(photos, originals)))


def _document(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise _bad(path, "", (f"cannot be read ({reason})", f"无法读取（{reason}）"), _CHECK) from None
    if len(content) > MAX_FILE_BYTES:
        raise _bad(path, "", ("larger than 64 MiB", "超过 64 MiB"), _CHECK)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _bad(path, "", ("no UTF-8", "不是 UTF-8 编码"), ("save it as UTF-8", "另存为 UTF-8 编码")) from None
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno} column {fault.colno}"
        mend = ("check commas, brackets and quotes there", "检查该处的逗号、括号与引号")
        raise _bad(path, place, (f"no JSON: {fault.msg}", f"不是有效的 JSON：{fault.msg}"), mend) from None
    except (RecursionError, ValueError):
        raise _bad(path, "", ("no JSON that can be read", "不是可读取的 JSON"), _CHECK) from None


_CHECK = ("check the path", "检查路径")
_DEGREES = (
    Saying("no pair of latitude and longitude", "不是一对经纬度"),
    Saying("write it as [lat, lng]", "写成 [纬度, 经度]"),
)
_PLACES = ("route_wgs84", "exif_wgs84")


def _written(path: Path, document: Any) -> WrittenPersona:
    try:
        return WrittenPersona.model_validate(document)
    except ValidationError as fault:
        said = fault_in(str(path), WrittenPersona, fault)
        of_a_place = any(part in _PLACES for part in fault.errors()[0]["loc"]) and len(fault.errors()[0]["loc"]) > 1
    if of_a_place:
        raise BadInput(_DEGREES[0], said.where, _DEGREES[1])
    raise said


def _bad(path: Path, field: str, what: tuple[str, str], mend: tuple[str, str]) -> BadInput:
    return BadInput(Saying(*what), f"{path}: {field}" if field else str(path), Saying(*mend))


def _photo(folder: Path, file: str) -> bytes:
    """A photograph's bytes from beside the persona file or its `photos` folder; b"" where it is not there."""
    for place in (folder / file, folder / "photos" / Path(file).name):
        try:
            if place.is_file() and place.stat().st_size <= MAX_PHOTO_BYTES:
                return place.read_bytes()
        except (OSError, ValueError):
            continue
    return b""


def _remarks(photos: tuple[PlantedPhoto, ...], originals: Mapping[str, bytes]) -> list[Saying]:
    missing = [photo.file for photo in photos if photo.file not in originals]
    found = {file: hashlib.sha256(content).hexdigest() for file, content in originals.items()}
    other = [photo.file for photo in photos if photo.sha256 and found.get(photo.file, photo.sha256) != photo.sha256]
    remarks = []
    if missing:
        names = ", ".join(missing[:5])
        remarks.append(
            Saying(
                f"{len(missing)} planted photographs are not there, altered copies of them may be missed: {names:.200}",
                f"{len(missing)} 张植入照片不在，经过改动的副本可能漏检：{names:.200}",
            )
        )
    if other:
        names = ", ".join(other[:5])
        remarks.append(
            Saying(
                f"{len(other)} photographs are not those that the persona names by SHA-256: {names:.200}",
                f"{len(other)} 张照片与画像文件中的 SHA-256 不符：{names:.200}",
            )
        )
    return remarks
