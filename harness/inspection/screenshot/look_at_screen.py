"""`harness look`: the eyes of a run on any screenshot, with or without its page source."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.detect.drawn.ocr import MAX_PIXELS, MAX_SIDE_PX, OcrReader, TextReader, load_engine, open_picture
from harness.detect.drawn.picture_tree import guess_error, guessed_px_per_dp
from harness.detect.eyes.kinds import LabelKind, label_kinds
from harness.detect.eyes.label import Label
from harness.detect.eyes.recognise import recognise, view_of
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.screen_source import MAX_SOURCE_BYTES, ScreenSource, screen_source
from harness.model.faults import BadInput
from harness.model.saying import Language, Saying

MAX_PICTURE_BYTES = 40_000_000


@dataclass(frozen=True, slots=True)
class _Unmasked:
    """A screenshot that is looked at by itself belongs to no persona; names are cut all the same."""

    def mask(self, text: str) -> str:
        return text


def look(image: Path, source: Path | None, reader: TextReader | None = None) -> tuple[Label, ...]:
    """The labels of one screenshot. Raises BadInput for files that cannot be used."""
    pixels = open_picture(_content(image, MAX_PICTURE_BYTES))
    if pixels is None:
        most = f"{MAX_SIDE_PX} px, {MAX_PIXELS // 1_000_000} MP"
        what = Saying("no picture that can be opened", "不是可以打开的图片")
        mend = Saying(f"give a PNG, JPEG or WebP of at most {most}", f"提供 PNG、JPEG 或 WebP，最大 {most}")
        raise BadInput(what, image.name, mend)
    height_px, width_px = pixels.shape[:2]
    scale = guessed_px_per_dp(width_px, height_px)
    content = _content(source, MAX_SOURCE_BYTES) if source else b""
    told = screen_source(content, width_px, height_px, scale, source.name) if source else ScreenSource()
    eyes = reader or OcrReader(load_engine())
    view = view_of(pixels, eyes, told.tree, lambda tree: laid_on(tree, told.words))
    px_per_dp = width_px / view.tree.width_dp if view.tree.width_dp > 0 else scale
    return recognise(view, px_per_dp, _Unmasked(), 1.0 if told.sized else guess_error(width_px, height_px))


def look_to(image: Path, source: Path | None, out: Path | None) -> str:
    """The labels as JSON, written to `out` too where one is given."""
    text = labels_json(look(image, source))
    if out is not None:
        try:
            out.write_text(text + "\n", encoding="utf-8")
        except OSError as fault:
            reason = fault.strerror or type(fault).__name__
            raise BadInput(Saying(f"cannot be written ({reason})", f"无法写入（{reason}）"), str(out)) from fault
    return text


def labels_json(labels: tuple[Label, ...]) -> str:
    """{"labels": [{"kind", "box", "text", "confidence"}]}; sponsor and numbers also tell `details`."""
    return json.dumps({"labels": [_row(label) for label in labels]}, ensure_ascii=False, indent=1)


def kinds_lines(language: Language) -> list[str]:
    """The list of kinds: the name of each, what counts as it (+), what does not (-), and on what people differ (?)."""
    return [line for kind, told in label_kinds().items() for line in _told(kind, told, language)]


def _told(kind: str, told: LabelKind, language: Language) -> Iterator[str]:
    yield f"{kind}  {told.name.say(language)}"
    yield f"    + {told.counts.say(language)}"
    yield f"    - {told.excluded.say(language)}"
    if told.open is not None:
        yield f"    ? {told.open.say(language)}"


def _row(label: Label) -> dict[str, object]:
    row: dict[str, object] = {
        "kind": label.kind,
        "box": list(label.box),
        "text": label.text,
        "confidence": label.confidence,
    }
    return row | ({"details": label.details} if label.details else {})


def _content(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise BadInput(Saying(f"cannot be read ({reason})", f"无法读取（{reason}）"), str(path)) from fault
    if len(content) > most:
        raise BadInput(Saying(f"larger than {most} bytes", f"超过 {most} 字节"), str(path))
    return content
