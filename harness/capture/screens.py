"""The screens channel: what the device showed, as PNG, page source and element tree of one moment."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from PIL import Image, UnidentifiedImageError

from harness.capture.channel import ChannelLog, EvidenceSink, SelfTest, Watched, record
from harness.model.device_profile import DeviceProfile
from harness.model.event import EventKind, Source
from harness.model.faults import DeviceLost, EvidenceBroken, HarnessError, SecrecyMet
from harness.model.saying import Saying
from harness.model.screen import UiTree
from harness.model.secrecy_marking import marking_on

FAILURES_THAT_LOSE = 3
MAX_SOURCE_BYTES = 8_000_000
SUFFIXES = MappingProxyType({"png": "png", "source": "html", "tree": "tree.json"})


@dataclass(frozen=True, slots=True)
class Shot:
    """One moment of a screen: PNG, page source in UTF-8, element tree."""

    png: bytes
    source: bytes
    tree: UiTree


class ScreenCapture:
    """Screens with the same picture and source are stored once and may be cited by many events."""

    name = "screens"

    def __init__(self, sink: EvidenceSink) -> None:
        self._sink = sink
        self._log = ChannelLog(sink, self.name)
        self._failures = 0

    def attach(self, session: Watched) -> None:  # noqa: ARG002 - each screen names its session
        self._failures = 0
        self._log.started()

    def take(self, session: Watched, why: str, role: str = "") -> str:
        """Store what is shown now and say so; the screen's id, or an empty text when the device gave no picture.

        A single failure is a FAULT event; three in a row lose the channel. Raises what the recording raises, and
        SecrecyMet when the screen bears a secrecy marking; the screen is stored before.
        """
        try:
            shot = Shot(session.screenshot(), session.source().encode("utf-8", "replace"), session.tree())
        except (DeviceLost, EvidenceBroken) as fault:
            self._failed(fault, why)
            return ""
        self._failures = 0
        facts = {"why": why, "scale": session.profile.scale, **({"role": role} if role else {})}
        screen = self._store(shot, facts)
        self._stop_at_marking(shot.tree, why)
        return screen

    def _store(self, shot: Shot, facts: Mapping[str, Any]) -> str:
        screen, size = screen_id(shot.png, shot.source), png_size(shot.png)
        names = {kind: f"screens/{screen}.{end}" for kind, end in SUFFIXES.items()}
        self._sink.add_file(names["png"], shot.png)
        self._sink.add_file(names["source"], shot.source[:MAX_SOURCE_BYTES])
        if not (self._sink.folder / names["tree"]).exists():
            # The same picture and source may come with another tree (a value typed since); the first one stays.
            tree = json.dumps(asdict(shot.tree), ensure_ascii=False).encode("utf-8", "replace")
            self._sink.add_file(names["tree"], tree)
        data: dict[str, Any] = {"screen": screen, **names, "url": shot.tree.url, "title": shot.tree.title}
        data |= {"width_px": size[0], "height_px": size[1], **facts}
        self._sink.append(Source.UI, EventKind.SCREEN, data)
        return screen

    def _stop_at_marking(self, tree: UiTree, why: str) -> None:
        marking = marking_on(tree)
        if marking is None:
            return
        where = f"screen ({why})"[:200]
        what = Saying("a secrecy marking is on the screen: the run stops", "屏幕上有密级标志：检测立即停止")
        mend = Saying("isolate the device and tell the secrecy officer", "隔离设备并报告保密员")
        record(self._sink, Source.SYSTEM, EventKind.FAULT, {"what": what.en, "where": where})
        raise SecrecyMet(what, where, mend)

    def _failed(self, fault: HarnessError, why: str) -> None:
        self._failures += 1
        data: Mapping[str, Any] = {"what": fault.what.en[:300], "where": f"screen ({why})"[:200]}
        record(self._sink, Source.SYSTEM, EventKind.FAULT, data)
        if self._failures == FAILURES_THAT_LOSE:
            self._log.lost(f"{FAILURES_THAT_LOSE} screens in a row could not be taken: {fault.what.en}")

    def self_test(self, session: Watched) -> SelfTest:
        """A picture of the profile's size that shows what the tree says, on any page with text."""
        try:
            png, tree = session.screenshot(), session.tree()
        except (DeviceLost, EvidenceBroken) as fault:
            return SelfTest(False, fault.what.en)
        return judge_picture(png, tree, session.profile)

    def detach(self) -> None:
        self._log.ended()


def screen_id(png: bytes, source: bytes) -> str:
    """First 16 hex digits of the SHA-256 of picture and source."""
    return hashlib.sha256(png + source).hexdigest()[:16]


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height in px as the PNG's header says; (0, 0) when it is no PNG."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def judge_picture(png: bytes, tree: UiTree, profile: DeviceProfile) -> SelfTest:
    """Whether a picture and a tree can be what this device shows: they decode, have its size, and are not empty."""
    expected = round(profile.width_dp * profile.scale), round(profile.height_dp * profile.scale)
    size = png_size(png)
    if max(abs(size[0] - expected[0]), abs(size[1] - expected[1])) > 1:
        return SelfTest(False, f"the picture is {size[0]}x{size[1]} px, the profile says {expected[0]}x{expected[1]}")
    texts = [text for text in tree.texts() if text.strip()]
    if not texts:
        return SelfTest(False, "the element tree has no text")
    try:
        with Image.open(io.BytesIO(png)) as picture:
            extrema = picture.convert("RGB").getextrema()
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        return SelfTest(False, f"the picture does not decode: {error}"[:200])
    if all(low == high for low, high in extrema):  # type: ignore[misc]
        return SelfTest(False, "the picture has one colour only, the tree has text")
    return SelfTest(True, f"{size[0]}x{size[1]} px, {len(tree.nodes)} nodes")
