"""Rows of a list that set an act as a task, or tell how far one is: 分享文章 0/2, 登录 1 次 去完成, 灭火任务 未转发.

An act alone, as a menu names it, sets nothing; the row must also tell a share of a number, a state or a reward.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.demand import is_lifted, of_public
from harness.detect.words.phrases import Phrases

_SAID = Phrases("act_row")

ROW_CHARACTERS = 44
_ROWS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "share": _SAID.rows_share,
        "invite": _SAID.rows_invite,
        "download": _SAID.rows_download,
        "login": _SAID.rows_login,
        "check_in": _SAID.rows_check_in,
        "online_time": _SAID.rows_online_time,
        "video": _SAID.rows_video,
        "photo": _SAID.rows_photo,
    }
)

_ZERO = re.compile(r"未.{0,4}\|?0(次|天|人|条|篇)")  # a counter that stands at zero

_TITLE = re.compile(r"《[^》]*》?")  # what is to be forwarded or learnt, not a quoted rule


def task_rows(view: ScreenView, act: str) -> Iterator[Sequence[Piece]]:
    """The rows that set this act as a task or tell how far the user is with it."""
    if view.is_reading:
        return
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        if len(text) > ROW_CHARACTERS or not _ROWS[act].search(text) or not _SAID.set.search(text):
            continue
        heads = any(view.part(piece) in (Part.PROSE, Part.INPUT) for piece in row)
        if (
            not heads
            and not _SAID.not_work.search(text)
            and not _ZERO.search(text)
            and not is_lifted(_TITLE.sub("", text))
            and not of_public(text)
        ):
            yield row
