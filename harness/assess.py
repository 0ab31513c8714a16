"""One Recording to observations, coverage and verdicts: the only file that knows all the rooms right of the wall.

Everything here is a function of files. What it derives lies in `derived/`, outside the seal, and can be made again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness import __version__
from harness.detect.course.asked_again import detect_asked_again
from harness.detect.course.complaint_course import detect_complaint_course
from harness.detect.course.probe_result import detect_probe_result
from harness.detect.course.refusal_loop import detect_refusal_loop
from harness.detect.course.refused_sign_in import detect_refused_sign_in
from harness.detect.course.task_effort import detect_task_effort
from harness.detect.course.task_result import detect_launched, detect_task_result
from harness.detect.coverage import coverage_of
from harness.detect.drawn.ocr import TextReader
from harness.detect.eyes.screen_detectors import detect_on_screens
from harness.detect.masking.mask import Masker
from harness.detect.network.network_detectors import detect_on_network
from harness.detect.phone.api_call import detect_api_call
from harness.detect.phone.apps_asked import detect_apps_asked
from harness.detect.phone.background_work import detect_background_work
from harness.detect.phone.early_collection import collected_before_answer
from harness.detect.phone.identifier_read import detect_identifier_read
from harness.detect.phone.installed_package import detect_package_seen
from harness.detect.phone.location_registration import detect_location_registered
from harness.detect.phone.logged_data import detect_data_logged
from harness.detect.phone.perhaps_early import detect_perhaps_early
from harness.detect.phone.periodic_read import detect_periodic_read
from harness.detect.phone.permission_held import detect_permission_held
from harness.detect.phone.permission_use import detect_permission_used
from harness.detect.phone.position_fix import detect_position_fix
from harness.detect.phone.process_end import detect_process_ended
from harness.detect.phone.three_witnesses import detect_three_witnesses
from harness.detect.screen.screen_views import screen_views
from harness.detect.sent.app_parties import parties_of
from harness.detect.sent.camera_picture import detect_camera_picture
from harness.detect.sent.complaint_sent import detect_complaint_sent
from harness.detect.sent.connection import detect_proxy_bypassed
from harness.detect.sent.decrypted_share import detect_decrypted_share, less_what_stayed_closed
from harness.detect.sent.fingerprint import detect_fingerprint_sent
from harness.detect.sent.heartbeat import detect_online_time_traffic
from harness.detect.sent.hosted_recording import HostedRecording, less_unsure_starts, of_the_program
from harness.detect.sent.hosted_traffic import detect_hosted_traffic, less_what_a_host_hides
from harness.detect.sent.leak import detect_location_sent, detect_personal_data_sent
from harness.detect.sent.link_health import detect_link_health
from harness.detect.sent.opaque_share import detect_opaque, less_what_was_opaque
from harness.detect.sent.photo import detect_photo_sent
from harness.detect.sent.receiver import detect_ipv4_literal, detect_plaintext, detect_third_party
from harness.detect.sent.server_function import detect_server_function
from harness.detect.sent.stored_value import detect_stored_value
from harness.detect.sent.telemetry_tie import detect_telemetry_tie
from harness.detect.sent.tls_session import detect_tls_session
from harness.detect.sent.traffic_view import TrafficView
from harness.detect.sent.trail import detect_trail_sent
from harness.detect.sent.weak_digest import detect_weak_digest
from harness.detect.told.policy_text import PolicyText, with_listing
from harness.detect.told.purpose_told import detect_purpose_told
from harness.detect.trade.diversion import detect_commission
from harness.detect.traffic.capture.server_connection import server_sides
from harness.detect.traffic.identity.spelling import spellings
from harness.detect.usable.text_growth import detect_page_zoom
from harness.judge.campaign import Campaign
from harness.judge.decide import judge
from harness.judge.rule import Catalogue
from harness.model.answer import Answer
from harness.model.coverage import Coverage
from harness.model.event import Event, EventKind
from harness.model.observation import Kind, Observation
from harness.model.persona import Persona
from harness.model.run import Run, RunStatus
from harness.model.screen import Box
from harness.model.verdict import Verdict
from harness.recording.answers import read_answers
from harness.recording.json_form import to_json
from harness.recording.judged_by import Judgement, keep_judgement
from harness.recording.reader import Recording

TIMELINE_KINDS = frozenset(
    {
        *(EventKind.CONSENT, EventKind.CHANNEL, EventKind.SCENARIO_BEGIN, EventKind.SCENARIO_END),
        *(EventKind.SESSION_BEGIN, EventKind.SESSION_END, EventKind.GATE, EventKind.PROBE, EventKind.LOGIN),
        *(EventKind.RUN_BEGIN, EventKind.RUN_END, EventKind.FAULT, EventKind.TASK, EventKind.BACKGROUND),
        *(EventKind.CLOCK, EventKind.PROCESS, EventKind.EXPLORED, EventKind.COMPLAINT),
        *(EventKind.BREAKDOWN, EventKind.START, EventKind.RECOVERY, EventKind.CHECK),
    }
)
LOOKED_FOR = "looked_for.json"  # the kinds that the detectors of that day knew: nothing else was looked for
MAX_TIMELINE_EVENTS = 600
MAX_PICTURE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A screenshot that an observation cites: its PNG, and the places that show planted values and must be veiled."""

    png: bytes
    width_dp: float
    veiled: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one recording means. `timeline` is masked; `secrets` are the raw values that no document may hold."""

    folder: Path
    run: Run
    status: RunStatus
    faults: tuple[str, ...]
    observations: tuple[Observation, ...]
    coverage: Coverage
    verdicts: tuple[Verdict, ...]
    timeline: tuple[Event, ...]
    pictures: Mapping[str, Shown]
    secrets: frozenset[str]
    answers: tuple[Answer, ...] = ()


def assess(folder: Path, catalogue: Catalogue, campaign: Campaign, reader: TextReader | None) -> Assessment:
    """Detect and judge one recording. Raises EvidenceBroken when the folder holds none."""
    recording = Recording.open(folder)
    masker = Masker(recording.persona, recording.run.app.accounts)
    observations = tuple(observe(recording, masker, reader))
    coverage = less_what_was_opaque(coverage_of(recording, masker), observations)
    coverage = less_unsure_starts(coverage, recording)
    coverage = less_what_a_host_hides(less_what_stayed_closed(coverage, observations), observations)
    answers = read_answers(folder)
    verdicts = judge(observations, coverage, recording.run, catalogue, campaign, answers=answers.latest())
    _keep(recording, "observations.json", observations)
    _keep(recording, LOOKED_FOR, sorted(Kind))
    _keep(recording, "verdicts.json", verdicts)
    _keep(recording, "coverage.json", coverage)
    judgement = Judgement(catalogue.version, len(catalogue.rules), campaign.name, dict(campaign.switches), __version__)
    keep_judgement(recording, judgement, catalogue.files)
    status, faults = _ending(recording.events, masker)
    faults += tuple(finding.en for finding in answers.findings)
    cited = [one for verdict in verdicts for one in verdict.observations]
    return Assessment(
        folder=folder,
        run=recording.run,
        status=status,
        faults=faults,
        observations=observations,
        coverage=coverage,
        verdicts=verdicts,
        timeline=_timeline(recording.events, cited, masker),
        pictures=_pictures(recording, cited, masker),
        secrets=secrets_of(recording.persona, recording.run),
        answers=answers.given,
    )


def observe(recording: Recording, masker: Masker, reader: TextReader | None) -> Iterable[Observation]:
    """Every detector on one recording; a new kind of observation is a module of detect and a line here."""
    recording = of_the_program(recording)
    if isinstance(recording, HostedRecording):
        yield from detect_hosted_traffic(recording, recording.requests, masker)
    traffic, views = TrafficView.of(recording, masker), screen_views(recording, reader)
    parties = parties_of(recording.run.app)
    sent = tuple(with_listing(_sent(traffic), PolicyText.of(views), parties, masker))
    early = collected_before_answer(recording.events, sent, masker)
    yield from detect_on_screens(views, recording.events, recording.run.app, masker, early)
    yield from detect_purpose_told(views, recording.events, masker)
    yield from sent
    for told in (
        detect_api_call,
        detect_proxy_bypassed,
        detect_decrypted_share,
        detect_probe_result,
        detect_complaint_course,
        detect_asked_again,
        detect_perhaps_early,
        detect_task_result,
        detect_launched,
        detect_package_seen,
        detect_permission_used,
        detect_permission_held,
        detect_location_registered,
        detect_background_work,
        detect_process_ended,
        detect_data_logged,
        detect_position_fix,
        detect_apps_asked,
        detect_periodic_read,
        detect_identifier_read,
        detect_refused_sign_in,
        detect_refusal_loop,
        detect_task_effort,
    ):
        yield from told(recording, masker)
    sides = tuple(one for one in server_sides(recording.folder) if one.flow_id not in traffic.foreign)
    for served in (detect_tls_session, detect_link_health, detect_stored_value):
        yield from served(recording, sides, masker)
    yield from detect_three_witnesses(recording, traffic)
    yield from detect_camera_picture(recording, traffic)
    yield from detect_telemetry_tie(recording, traffic, masker)
    yield from detect_on_network(recording, masker)


def _sent(traffic: TrafficView) -> Iterable[Observation]:
    """What the traffic shows."""
    for detect in (
        detect_personal_data_sent,
        detect_location_sent,
        detect_trail_sent,
        detect_third_party,
        detect_plaintext,
        detect_ipv4_literal,
        detect_fingerprint_sent,
        detect_weak_digest,
        detect_opaque,
        detect_photo_sent,
        detect_online_time_traffic,
        detect_server_function,
        detect_complaint_sent,
        detect_commission,
        detect_page_zoom,
    ):
        yield from detect(traffic)


def _keep(recording: Recording, name: str, value: object) -> None:
    text = json.dumps(to_json(value), ensure_ascii=False, indent=1, sort_keys=True)
    recording.derived(name).write_text(text, encoding="utf-8")


def _ending(events: Sequence[Event], masker: Masker) -> tuple[RunStatus, tuple[str, ...]]:
    """How the run says that it ended; a recording that does not say so was aborted."""
    end = next((event for event in reversed(events) if event.kind is EventKind.RUN_END), None)
    if end is None:
        return RunStatus.ABORTED, ("the recording breaks off",)
    why = end.data.get("why")
    reasons = [str(reason) for reason in why] if isinstance(why, list) else []
    status = str(end.data.get("status"))
    known = RunStatus(status) if status in set(RunStatus) else RunStatus.ABORTED
    return known, tuple(masker.mask(reason) for reason in reasons[:20])


def _timeline(events: Sequence[Event], cited: Iterable[Observation], masker: Masker) -> tuple[Event, ...]:
    """The events that a reader needs, masked: the course of the run, and whatever an observation points at."""
    wanted = {locator for one in cited for evidence in one.evidence if (locator := _seq(evidence.locator)) is not None}
    chosen = [event for event in events if event.kind in TIMELINE_KINDS or event.seq in wanted]
    return tuple(_masked(event, masker) for event in chosen[:MAX_TIMELINE_EVENTS])


def _seq(locator: str) -> int | None:
    number = locator.partition("seq=")[2].split(" ", 1)[0].split(",", 1)[0]
    return int(number) if number.isdigit() else None


def _masked(event: Event, masker: Masker) -> Event:
    data = {masker.mask(key): _masked_value(value, masker) for key, value in event.data.items()}
    return replace(event, data=data)


def _masked_value(value: object, masker: Masker) -> object:
    """A value without planted ones. Numbers can be planted too: a coordinate becomes text when masking changes it."""
    if isinstance(value, str):
        return masker.mask(value)
    if isinstance(value, Mapping):
        return {masker.mask(str(key)): _masked_value(inner, masker) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_masked_value(inner, masker) for inner in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        shown = masker.mask(str(value))
        return value if shown == str(value) else shown
    return value


def _pictures(recording: Recording, cited: Iterable[Observation], masker: Masker) -> dict[str, Shown]:
    names = {evidence.file for one in cited for evidence in one.evidence if evidence.file.endswith(".png")}
    return {name: _picture(recording, name, masker) for name in sorted(names)}


def _picture(recording: Recording, name: str, masker: Masker) -> Shown:
    tree = recording.tree(Path(name).stem)
    veiled = [
        node.box for node in tree.nodes if masker.mask(node.text) != node.text or masker.mask(node.value) != node.value
    ]
    return Shown(recording.bytes_of(name, MAX_PICTURE_BYTES), tree.width_dp, tuple(veiled))


def secrets_of(persona: Persona, run: Run) -> frozenset[str]:
    """The raw values that may stand in no report, log or terminal: what was planted, and the accounts' passwords."""
    planted = {one.text for one in spellings(persona) if len(one.text) >= 4}
    return frozenset(planted | {account.password for account in run.app.accounts})
