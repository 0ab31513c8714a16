"""From assessed runs to the documents that people file, and the verdicts on the terminal."""

import hashlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from harness.assess import Assessment
from harness.farm.supervisor import Finished
from harness.inspection.assessor import Assessor
from harness.inspection.calibration.citation import citation
from harness.inspection.campaign_file import campaign_of
from harness.inspection.formats import ALWAYS, refuse_unknown, write_forms
from harness.inspection.given_folders import refuse_no_recording
from harness.inspection.kept_rows import history
from harness.inspection.runs import Made
from harness.inspection.together import together
from harness.inspection.wanted import Wanted
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.evidence import AWAITED
from harness.judge.rule import Catalogue, Rule, ThresholdSource
from harness.judge.tally import Decides, decides
from harness.model.laboratory import Laboratory
from harness.model.observation import Kind
from harness.model.order import Order
from harness.model.run import RunStatus
from harness.model.saying import Language, Saying
from harness.plan.laboratory_file import load_laboratory
from harness.plan.order_file import load_order
from harness.recording.verify import verify
from harness.report.subject import Decider, GroundTruthResult, InspectedRun, Inspection, Picture, RuleText
from harness.report.terminal import print_verdicts

REMARK_DAYS = Saying(
    "“Not found” on Articles 10 and 14 rests on the {days} working day(s) and {rest} day(s) of rest that the campaign "
    "asks for, where 3 and 1 are the rule: it says what these conditions showed and no more.",
    "第十条、第十四条的“未发现”，检测方案只要求覆盖 {days} 个工作日和 {rest} 个休息日"
    "（通常为 3 个和 1 个）：仅表示本次条件下未发现。",
)


def conclude(made: Made, wanted: Wanted, truths: Sequence[GroundTruthResult] = ()) -> int:
    """Write the documents, print what came out and where it is; return the exit code."""
    for line in dict.fromkeys([*(_ended_early(one) for one in made.ended), *made.faults]):
        if line:
            print(line, file=sys.stderr)
    if made.assessments:
        catalogue, campaign = load_catalogue(), campaign_of(wanted.campaign)
        checked = citation(wanted.calibration, wanted.out)
        inspection = replace(
            inspection_of(
                made.assessments,
                catalogue,
                campaign,
                wanted.out,
                truths,
                calibration=checked,
                laboratory=load_laboratory(wanted.laboratory_file),
            ),
            tables=made.tables,
            history=history(wanted.out, made.assessments[0].run.campaign or "default"),
        )
        print_verdicts(inspection, wanted.language)
        for path in write(inspection, made.assessments, wanted.out, ALWAYS, wanted.language):
            print(path)
    return made.exit_code


def _ended_early(one: Finished) -> str:
    """Why a run recorded nothing, or did not reach its end; empty for one that did."""
    if one.status is RunStatus.COMPLETE:
        return ""
    return f"{one.job.name}: {one.said or one.why}" if one.status is None else f"{one.job.name}: {one.why or one.said}"


def report_on(
    folders: Sequence[Path],
    out: Path,
    formats: Sequence[str],
    campaign_name: str,
    language: Language,
    *,
    calibration: Path | None = None,
    laboratory: Path | None = None,
    order: Path | None = None,
) -> list[Path]:
    """Judge recordings anew and write a report. Raises BadInput, or EvidenceBroken for no recording."""
    refuse_unknown(formats)
    refuse_no_recording(folders)
    checked, lab, said = citation(calibration, out), load_laboratory(laboratory), load_order(order)
    catalogue, campaign = load_catalogue(), campaign_of(campaign_name)
    assessor = Assessor(catalogue, campaign)
    whole = together([assessor.assess(folder) for folder in folders], catalogue, campaign)
    inspection = inspection_of(
        whole.assessments, catalogue, campaign, out, (), calibration=checked, laboratory=lab, order=said
    )
    return write(replace(inspection, tables=whole.tables), whole.assessments, out, formats, language)


def write(
    inspection: Inspection, assessments: Sequence[Assessment], out: Path, formats: Sequence[str], language: Language
) -> list[Path]:
    """The documents, each refused rather than written when a planted value would stand in it."""
    secrets = frozenset().union(*(one.secrets for one in assessments))
    return list(write_forms(inspection, secrets, out, formats, language))


def inspection_of(
    assessments: Sequence[Assessment],
    catalogue: Catalogue,
    campaign: Campaign,
    out: Path,
    truths: Sequence[GroundTruthResult],
    *,
    calibration: Saying | None = None,
    laboratory: Laboratory | None = None,
    order: Order | None = None,
) -> Inspection:
    """Everything that one report shows."""
    said = order or Order()
    made_at = said.issued or datetime.now(UTC)
    runs = tuple(_inspected(one, out) for one in assessments)
    identity = hashlib.sha256("".join(run.seal_digest for run in runs).encode()).hexdigest()[:8].upper()
    return Inspection(
        report_id=said.number or f"ZW{made_at:%Y%m%d}-{identity}",
        laboratory=laboratory or Laboratory(),
        order=said,
        campaign=campaign.name,
        made_at=made_at,
        runs=runs,
        rules={rule.id: _text(rule) for rule in catalogue.rules.values()},
        rule_set=catalogue.version,
        switches=dict(campaign.switches),
        remarks=_remarks(campaign),
        calibration=calibration,
        ground_truth=tuple(truths),
    )


def _remarks(campaign: Campaign) -> tuple[Saying, ...]:
    days, rest, usual = campaign.min_working_days, campaign.min_rest_days, Campaign()
    if days >= usual.min_working_days and rest >= usual.min_rest_days:
        return ()
    asked = {"days": days, "rest": rest}
    return (Saying(REMARK_DAYS.en.format(**asked), REMARK_DAYS.zh.format(**asked)),)


def _text(rule: Rule) -> RuleText:
    return RuleText(
        rule=rule.id,
        article=rule.article,
        title=rule.title,
        quote=rule.clause.quote,
        gloss=rule.clause.gloss,
        strength=str(rule.strength),
        source=rule.source,
        mend=rule.mend,
        decider=_decider(rule),
        by_default=any(one.source is ThresholdSource.DEFAULT for one in rule.thresholds) or "[default]" in rule.source,
        awaits=_awaits(rule),
    )


def _awaits(rule: Rule) -> Saying | None:
    named = [AWAITED[name] for name in rule.awaits]
    return Saying(", ".join(one.en for one in named), "、".join(one.zh for one in named)) if named else None


def _decider(rule: Rule) -> Decider:
    told: dict[Decides | None, Decider] = {
        None: "person",
        Decides.WHOLE: "harness",
        Decides.PARTLY: "partly",
        Decides.NOT_YET: "evidence",
    }
    return told[decides(rule)]


def _inspected(one: Assessment, out: Path) -> InspectedRun:
    seal = one.folder / "seal.json"
    return InspectedRun(
        run=one.run,
        folder=f"{one.run.run_id}/attempt-{one.run.attempt}",
        status=one.status,
        verdicts=one.verdicts,
        coverage=one.coverage,
        timeline=one.timeline,
        pictures={name: Picture(shown.png, shown.width_dp, shown.veiled) for name, shown in one.pictures.items()},
        seal_state=verify(one.folder, None).state if seal.is_file() else "unsealed",
        seal_digest=hashlib.sha256(seal.read_bytes()).hexdigest() if seal.is_file() else "",
        ended=one.timeline[-1].t if one.timeline else None,
        faults=tuple(Saying(fault, fault) for fault in one.faults),
        answers=one.answers,
        package=next((seen for seen in one.observations if seen.kind is Kind.PACKAGE_SEEN), None),
        link_base=os.path.relpath(one.folder, out),
    )
