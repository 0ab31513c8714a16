"""Labels: what the eyes see on one screen, each with kind, place in px of the picture, text and confidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from harness.detect.duty.media_duty import material_of
from harness.detect.eyes.kinds import label_kinds
from harness.detect.words.wording import normalise
from harness.model.observation import Kind, Observation

_NAMES: dict[tuple[Kind, str], str] = {
    (Kind.RANKING, "persons"): "ranking_persons",
    (Kind.RANKING, "units"): "ranking_units",
    (Kind.PROMOTION, "invite"): "invitation",
    (Kind.PROMOTION, "download"): "install_duty",
    (Kind.PROMOTION, "share"): "share_duty",
    (Kind.BREAKDOWN_DIALOG, "crash"): "crash_dialog",
    (Kind.BREAKDOWN_DIALOG, "anr"): "anr_dialog",
    (Kind.TEXT_DEFECT, "cut"): "cut_text",
    (Kind.TEXT_DEFECT, "overlap"): "overlapping_text",
    (Kind.TEXT_DEFECT, "garbled"): "garbled_text",
    (Kind.OTHER_NUMBER_SHOWN, "icp"): "icp_number",
    (Kind.OTHER_NUMBER_SHOWN, "police"): "police_number",
    (Kind.OTHER_NUMBER_SHOWN, "algorithm"): "algorithm_number",
    (Kind.OTHER_NUMBER_SHOWN, "copyright"): "copyright_number",
}
_PLAIN: dict[Kind, str] = {
    Kind.TRAIL_FUNCTION: "trail",
    Kind.SPONSOR_SHOWN: "sponsor",
    Kind.FILING_NUMBER_SHOWN: "filing_number",
}


@dataclass(frozen=True, slots=True)
class Label:
    """`box` is left, top, width, height in px; `details` are measures where a kind has some (size, contrast, ...)."""

    kind: str
    box: tuple[int, int, int, int]
    text: str
    confidence: float
    details: dict[str, object]


def confidence_by_kind(labels: Iterable[Label]) -> dict[str, float]:
    """The greatest confidence of each kind among labels."""
    found: dict[str, float] = {}
    for label in labels:
        found[label.kind] = max(label.confidence, found.get(label.kind, 0.0))
    return found


def names_of(one: Observation) -> tuple[str, ...]:
    """The label kinds that an observation of a screen stands for; none where a single screen cannot show it."""
    named = one.data.get("label")  # what resembles says which label it means (likeness.alike)
    if isinstance(named, str) and named in label_kinds():
        return (named,)
    if one.kind is Kind.MEDIA_DUTY:
        still, moving = material_of(normalise(one.evidence[0].excerpt))
        return ("photo_duty",) * still + ("video_duty",) * moving
    if one.kind is Kind.BLANK_SCREEN:
        return ("black_screen" if one.data.get("dark") else "white_screen",)
    name = _NAMES.get((one.kind, one.subject)) or _PLAIN.get(one.kind) or one.kind.value
    return (name,) if name in label_kinds() else ()
