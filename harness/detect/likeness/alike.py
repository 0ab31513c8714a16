"""A row that resembles a kind as an observation, though no phrase says so.

What resembles is a hint and no evidence: `harness look` says it, marked `alike` and with the sequences of characters
that spoke for it. A recording's verdicts rest on what can be quoted and never ask here.
"""

from harness.detect.likeness.learnt import Likeness
from harness.detect.likeness.likely_rows import LikelyRow
from harness.detect.likeness.meant import MEANT
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.model.observation import Observation

CONFIDENCE = 0.6


def alike(row: LikelyRow, name: str, likeness: Likeness, view: ScreenView, masker: Masks) -> Observation:
    """A row as an observation of the label kind that it resembles, with the sequences that spoke for it if any did."""
    meant = MEANT[name]
    because = likeness.why(row.heading, row.text, name) if name in likeness.kinds else ()
    told = {"alike": True, "label": name, "because": " ".join(because)}
    return sighting(meant.kind, view, row.pieces, masker, confidence=CONFIDENCE, subject=meant.subject, data=told)
