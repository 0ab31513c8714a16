"""The pictures of one filed report, each kept once under a name of its own."""

from dataclasses import dataclass, field

from harness.analysis.plot.canvas import Plot
from harness.model.saying import Language
from harness.report.filed.content import FiledPicture
from harness.report.framed_picture import framed_picture
from harness.report.pictures import Figure, Plate
from harness.report.plain_text import plain


@dataclass(slots=True)
class PictureBox:
    """Filled while the report is laid out; `held` goes into the document."""

    held: dict[str, bytes] = field(default_factory=dict)

    def figure(self, figure: Figure, plate: Plate) -> FiledPicture:
        framed = framed_picture(figure, plate)
        return FiledPicture(self._keep(framed.content, "jpg"), figure.caption, round(framed.ratio, 4))

    def plot(self, plot: Plot, language: Language, of: str = "") -> FiledPicture:
        """`of` says of whom it is, where it is of one only."""
        told = plain(plot.caption.say(language), 400)
        caption = f"{plain(of, 80)}{' · ' if of else ''}{told}"
        return FiledPicture(self._keep(plot.content, "png"), caption, round(plot.height_in / plot.width_in, 4))

    def _keep(self, content: bytes, ending: str) -> str:
        known = next((name for name, held in self.held.items() if held == content), None)
        name = known or f"picture-{len(self.held) + 1}.{ending}"
        self.held[name] = content
        return name
