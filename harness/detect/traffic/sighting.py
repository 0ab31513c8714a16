"""A sighting: one thing that was seen leaving in one request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message


class Leaving(StrEnum):
    """The classes of things that leave, as `harness inspect` prints them."""

    PHONE = "phone"
    ID_CARD = "id_card"
    IMEI = "imei"
    OAID = "oaid"
    ANDROID_ID = "android_id"
    MAC = "mac"
    IDFA = "idfa"
    NAME = "name"
    CLIPBOARD = "clipboard"
    COMPLAINT = "complaint"
    CONTACTS = "contacts"
    APP_LIST = "app_list"
    LOCATION = "location"
    TRAIL = "trail"
    PHOTO = "photo"
    PHOTO_UPLOAD = "photo_upload"
    VIDEO_UPLOAD = "video_upload"
    OPAQUE_PAYLOAD = "opaque_payload"
    TRACKER = "tracker"
    PLAINTEXT = "plaintext"


@dataclass(frozen=True, slots=True)
class Sighting:
    """`flow` is the message's index. `seeded` tells that it is the planted person's own value, not only its shape.

    `canary` is the key of the persona file that holds the value (`phone`, `contacts[3].phone`, `app_list[0]`,
    `route_wgs84[17]`, `photos[1]`), "" where `seeded` is false. `where` is the path inside the message and `decoding`
    the steps to it, as a Layer has them. `form` is how the value was spelt (`plain`, `dashed`, `md5`, `gcj02`, `e6`,
    `masked` ...; several joined by "+": `bd09+e6`). `excerpt` is raw text around it: mask it before anybody sees it.
    `data` is what else the matcher knows (a position's error in metres, a picture's size, an SDK's name).
    """

    flow: int
    what: Leaving
    seeded: bool
    canary: str
    where: str
    decoding: tuple[str, ...]
    form: str
    confidence: float
    excerpt: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


class Matcher(Protocol):
    """Finds things in one message by itself: never depends on other messages, so messages may come in any order."""

    def see(self, message: Message, layers: Sequence[Layer]) -> Iterable[Sighting]: ...


class Gatherer(Protocol):
    """Finds what only several messages show (a trail, a picture sent in parts). Order of adding must not matter."""

    def add(self, message: Message, layers: Sequence[Layer], seen: Sequence[Sighting]) -> None: ...

    def gathered(self) -> Iterable[Sighting]: ...
