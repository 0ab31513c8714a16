"""An installation package as the handset's package manager reads it: the manifest inside, which is binary XML.

Source: AOSP frameworks/base, libs/androidfw/include/androidfw/ResourceTypes.h (ResXMLTree, ResStringPool).
"""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from harness.simulated.handset.package import Component, Manifest

MAX_MANIFEST_BYTES = 4 << 20
_STRINGS, _START, _END = 0x0001, 0x0102, 0x0103
_UTF8 = 1 << 8
_TYPE_STRING, _TYPE_BOOLEAN, _TYPE_INT, _TYPE_HEX = 0x03, 0x12, 0x10, 0x11
# Attributes are named by number where a shrinker has taken their names away.
_NAMES = {
    0x01010003: "name",
    0x01010001: "label",
    0x0101020C: "minSdkVersion",
    0x01010270: "targetSdkVersion",
    0x0101021B: "versionCode",
    0x0101021C: "versionName",
    0x01010021: "targetPackage",
    0x0101000F: "debuggable",
}


class BadPackage(ValueError):
    """INSTALL_PARSE_FAILED_NOT_APK."""


@dataclass(slots=True)
class Tag:
    name: str
    attributes: dict[str, str]
    children: list["Tag"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Tag"]:
        return (child for child in self.children if child.name == name)


def read_apk(data: bytes) -> Manifest:
    """Raises BadPackage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("AndroidManifest.xml").file_size > MAX_MANIFEST_BYTES:
                raise BadPackage("the manifest is too large")
            return manifest(read_binary_xml(archive.read("AndroidManifest.xml")))
    except (zipfile.BadZipFile, KeyError, struct.error, IndexError, NotImplementedError) as error:
        raise BadPackage(str(error)) from error


def manifest(root: Tag) -> Manifest:
    sdk = next(root.all("uses-sdk"), Tag("", {}))
    application = next(root.all("application"), Tag("", {}))
    package = root.attributes.get("package", "")
    if not package:
        raise BadPackage("the manifest names no package")
    parts = [
        _component(package, kind, tag) for kind in ("activity", "service", "receiver") for tag in application.all(kind)
    ]
    for tag in root.all("instrumentation"):
        name = _full(package, tag.attributes.get("name", ""))
        parts.append(Component("instrumentation", name, tag.attributes.get("targetPackage", "")))
    return Manifest(
        package=package,
        version_code=_whole(root.attributes.get("versionCode"), 1),
        version_name=root.attributes.get("versionName", ""),
        min_sdk=_whole(sdk.attributes.get("minSdkVersion"), 1),
        target_sdk=_whole(sdk.attributes.get("targetSdkVersion"), 34),
        label=application.attributes.get("label", ""),
        requests=tuple(dict.fromkeys(tag.attributes.get("name", "") for tag in root.all("uses-permission"))),
        components=tuple(parts),
        debuggable=application.attributes.get("debuggable") == "true",
    )


def _component(package: str, kind: str, tag: Tag) -> Component:
    actions = {one.attributes.get("name") for filter_ in tag.all("intent-filter") for one in filter_.all("action")}
    return Component(kind, _full(package, tag.attributes.get("name", "")), main="android.intent.action.MAIN" in actions)


def _full(package: str, name: str) -> str:
    return package + name if name.startswith(".") else name


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def read_binary_xml(data: bytes) -> Tag:
    """The root element. Raises struct.error, IndexError or BadPackage for what is no binary XML."""
    strings: list[str] = []
    resources: list[int] = []
    open_tags = [Tag("", {})]
    at = struct.unpack_from("<H", data, 2)[0]
    while at + 8 <= len(data):
        kind, _, size = struct.unpack_from("<HHI", data, at)
        if size < 8:
            raise BadPackage("a chunk without a length")
        if kind == _STRINGS:
            strings = _strings(data[at : at + size])
        elif kind == 0x0180:
            resources = list(struct.unpack_from(f"<{(size - 8) // 4}I", data, at + 8))
        elif kind == _START:
            tag = _start(data[at : at + size], strings, resources)
            open_tags[-1].children.append(tag)
            open_tags.append(tag)
        elif kind == _END and len(open_tags) > 1:
            open_tags.pop()
        at += size
    if not open_tags[0].children:
        raise BadPackage("an empty document")
    return open_tags[0].children[0]


def _strings(chunk: bytes) -> list[str]:
    count, _, flags, start, _ = struct.unpack_from("<5I", chunk, 8)
    offsets = struct.unpack_from(f"<{count}I", chunk, 28)
    return [_string(chunk, start + offset, utf8=bool(flags & _UTF8)) for offset in offsets]


def _string(chunk: bytes, at: int, *, utf8: bool) -> str:
    if not utf8:
        (length,) = struct.unpack_from("<H", chunk, at)
        return chunk[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    at += 2 if chunk[at] & 0x80 else 1
    length, at = (((chunk[at] & 0x7F) << 8) | chunk[at + 1], at + 2) if chunk[at] & 0x80 else (chunk[at], at + 1)
    return chunk[at : at + length].decode("utf-8", "replace")


def _start(chunk: bytes, strings: list[str], resources: list[int]) -> Tag:
    name = struct.unpack_from("<I", chunk, 20)[0]
    first, size, count = struct.unpack_from("<HHH", chunk, 24)
    attributes: dict[str, str] = {}
    for number in range(count):
        _, key, raw, _, _, kind, value = struct.unpack_from("<IIIHBBI", chunk, 16 + first + number * size)
        known = _NAMES.get(resources[key]) if key < len(resources) else None
        attributes[known or strings[key]] = _value(kind, raw, value, strings)
    return Tag(strings[name], attributes)


def _value(kind: int, raw: int, value: int, strings: list[str]) -> str:
    if kind == _TYPE_STRING:
        return strings[raw if raw < len(strings) else value]
    if kind == _TYPE_BOOLEAN:
        return "true" if value else "false"
    return str(value)
