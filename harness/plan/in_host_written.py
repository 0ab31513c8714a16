"""`in_host` of an app file: how a mini-program or quick app is opened in its host, and removed from it."""

import base64
import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from harness.model.app import InHost, Step
from harness.model.faults import BadInput
from harness.model.file_fault import refused
from harness.model.saying import Saying
from harness.plan.step_words import WrittenStep
from harness.plan.written_file import Written

MAX_QR_BYTES = 300_000
_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,30}://[^\s\"'`\\]{1,1000}")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
Steps = Annotated[list[WrittenStep], Field(max_length=50)]


class WrittenInHost(Written):
    """Either `link` or `open`. `qr` is a picture beside the app file, which `choose_file` in `open` chooses."""

    link: Annotated[str, Field(max_length=1000)] = ""
    open: Steps = Field(default_factory=list)
    forget: Steps = Field(default_factory=list)
    qr: Annotated[str, Field(max_length=200)] = ""

    @field_validator("link")
    @classmethod
    def _is_a_link(cls, link: str) -> str:
        if link and not _LINK.fullmatch(link):
            mend = Saying("write it as scheme://…, as the platform gave it", "写成 scheme://… 的形式，与平台所给一致")
            raise refused(Saying("not a link that opens an app", "不是可打开应用的链接"), mend)
        return link

    @field_validator("open", "forget")
    @classmethod
    def _in_the_host(cls, steps: list[Step]) -> list[Step]:
        if any(step.word == "home" for step in steps):
            mend = Saying("leave it out: the steps begin on the host's first page", "删去：步骤从宿主首页开始")
            raise refused(Saying("`home` is the program's own first page", "home 指小程序自己的首页"), mend)
        return steps

    @model_validator(mode="after")
    def _one_way(self) -> "WrittenInHost":
        if self.link and self.open:
            raise refused(Saying("two ways to the program", "有两种进入方式"), Saying("keep one", "保留其一"), "open")
        chooses = any(step.word == "choose_file" for step in self.open)
        if bool(self.qr) is not chooses:
            what = Saying("a picture and a step that chooses it go together", "二维码图片与选择它的步骤须同时写出")
            mend = Saying("add qr, or `choose_file: {field: …}` in open", "补上 qr，或在 open 中补上 choose_file")
            raise refused(what, mend, "qr")
        return self


def in_host_of(written: WrittenInHost | None, folder: Path) -> InHost | None:
    """Raises BadInput for a picture that is not there, too large, or none."""
    if written is None:
        return None
    qr = _picture(folder / written.qr) if written.qr else ""
    return InHost(written.link, tuple(written.open), tuple(written.forget), qr)


def _picture(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_QR_BYTES + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise BadInput(Saying(f"cannot be read ({reason})", f"无法读取（{reason}）"), f"in_host.qr: {path}") from None
    if len(content) > MAX_QR_BYTES or not content.startswith(_PICTURES):
        what = Saying("not a PNG or JPEG of at most 300 kB", "不是 300 kB 以内的 PNG 或 JPEG 图片")
        raise BadInput(what, f"in_host.qr: {path}")
    return base64.b64encode(content).decode("ascii")
