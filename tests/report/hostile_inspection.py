"""An inspection in which every field that others supply holds one and the same hostile text."""

from typing import Any

from harness.model.coverage import Covered
from harness.model.event import EventKind, Phase, Source
from harness.model.laboratory import Laboratory
from harness.model.observation import Channel, Evidence, Kind
from harness.model.order import Order
from harness.model.run import RunStatus
from harness.model.saying import Saying
from harness.model.verdict import Outcome
from harness.report.subject import GroundTruthResult, Inspection
from tests.report.inspection_factory import (
    EventLine,
    a_device,
    a_rule,
    a_run,
    a_verdict,
    an_app,
    an_inspection,
    an_observation,
    coverage,
)

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\\22 ; } body { background: url(http://evil.test/) }",
    "]]><!--<iframe src=http://evil.test>",
    "\u202egnirts\u2066 \x00\x1b[31m \ud800",
)


def hostile(text: str, *, with_host: bool = False) -> Inspection:
    """Every field that people, apps or files supply holds `text`; `with_host` that of a receiver too."""
    saying = Saying(text, text)
    data: dict[str, Any] = {
        text: text,
        "host": text if with_host else "",
        "why": text,
        "nested": {text: [text]},
        "stack": [text],
    }
    seen = an_observation(
        Kind.PERSONAL_DATA_SENT,
        Channel.TRAFFIC,
        text,
        [Evidence(text, text, text), Evidence("screens/x.png", f"box=1,2,3,4 {text}", f'{{"{text}": 1}}')],
        data=data,
        role=text,
    )
    line = EventLine()
    line.add(EventKind.RUN_BEGIN, scenario=text)
    line.add(EventKind.CONSENT, {"choice": text, "dialog": True}, scenario=text)
    line.add(EventKind.GATE, {"gate": text, "why": text, "state": text}, scenario=text)
    line.add(EventKind.FAULT, {"what": text}, source=Source.SYSTEM, phase=Phase.REFUSED)
    verdicts = [
        a_verdict(f"{text}{outcome}", outcome, text, [seen], role=text, why=saying, device=text, network=text)
        for outcome in Outcome
    ]
    run = a_run(
        verdicts,
        app=an_app(text, text, sponsor=text, filing_number=text, version=text),
        device=a_device(text, text),
        timeline=tuple(line.events),
        coverage=coverage(
            complete=False,
            scenarios={text: Covered(False, text)},
            roles={text: Covered(False, text)},
            menu_share={text: 0.5},
        ),
        run_changes={"network": text, "without": (text,), "versions": {text: text}},
        status=RunStatus.ABORTED,
        seal_state="tampered",
        seal_digest=text,
        faults=(saying,),
        link_base=text,
    )
    rule = a_rule(f"{text}violation", text, text, english=text, quote=text, strength=text, mend=saying, gloss=text)
    return an_inspection(
        [run, a_run(verdicts)],
        [rule],
        report_id=text,
        laboratory=Laboratory(text, address=text, contact=text),
        title=text,
        order=Order(text, text, text, None, text, text, text, text, text, text, (text,)),
        campaign=text,
        rule_set=text,
        switches={text: text},
        remarks=(saying,),
        calibration=saying,
        ground_truth=(GroundTruthResult(text, 2, 1, (text,), (text,)),),
    )
