"""The findings for people: counts, then lines in columns, in both languages."""

import io
import json
from collections import Counter

import pytest
from rich.cells import cell_len

from harness.inspection.capture import findings_table
from harness.inspection.capture.batch import Line, Looked
from harness.inspection.capture.findings_spool import new_spool
from harness.inspection.capture.findings_table import print_table, table_lines
from harness.model.saying import Language, Saying


def line(flow: int, **more: object) -> Line:
    finding = {"flow": flow, "class": "phone", "seeded": True, "canary": "phone", "where": "body.电话号码" * 9}
    finding |= {"decoding": [], "form": "plain", "confidence": 1.0, "excerpt": "199****5678"} | more
    return Line(flow, "api.lincheng.test", json.dumps(finding).encode())


@pytest.mark.parametrize(("language", "said"), [("zh", "植入 2 项"), ("en", "2 planted")])
def test_counts_lines_and_remarks(language: Language, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_table, "MOST_LINES", 2)
    with new_spool() as spool:
        broken = [(7, Saying("there is no request", "缺少 request"))]
        spool.take(Looked(3, 7, [line(0), line(1), line(2, seeded=False)], broken, [(1, "time")]))
        shown = list(table_lines(spool, [], 1.5, language))
    text = "\n".join(shown)
    assert said in text
    assert "7" in text
    assert "--json" in text
    rows = [one for one in shown if "199****5678" in one]
    assert len(rows) == 2
    assert len({cell_len(row.partition("199****")[0]) for row in rows}) == 1


def test_programs_are_told_by_their_requests() -> None:
    with new_spool() as spool:
        spool.take(Looked(3, 7, programs=Counter({"wechat/wx0123456789abcdef": 2})))
        spool.take(Looked(1, 1, programs=Counter({"wechat/wx0123456789abcdef": 1})))
        text = "\n".join(table_lines(spool, [], 1.5, "en"))
    assert "3 requests name the program wechat/wx0123456789abcdef" in text


def test_nothing_found() -> None:
    sink = io.StringIO()
    with new_spool() as spool:
        print_table(spool, [], 0, "en", sink)
    assert sink.getvalue().splitlines() == ["0 requests, 0 body bytes, 0.0 s", "nothing was found"]
