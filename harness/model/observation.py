"""Observation: what a detector saw, with pointers to the events and files that show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from harness.model.event import Phase


class Channel(StrEnum):
    """A line of evidence. Two observations support each other only when their channels differ."""

    UI = "ui"
    TRAFFIC = "traffic"
    HOOK = "hook"
    LOG = "log"
    LEDGER = "ledger"
    NETWORK = "network"
    SCENARIO = "scenario"


class Kind(StrEnum):
    """What can be seen. The comment names `subject` and the keys of `data` that rules may ask for."""

    # screens
    SPONSOR_SHOWN = "sponsor_shown"  # subject: sponsor; data prominent: bool, font_dp, contrast, taps, logged_out
    OPERATOR_SHOWN = "operator_shown"  # who built or runs the app, by name; not the sponsor
    FILING_NUMBER_SHOWN = "filing_number_shown"  # subject: the number; data prominent, matches: bool, font_dp, contrast
    OTHER_NUMBER_SHOWN = "other_number_shown"  # subject: icp|police|algorithm|copyright
    CONSENT_DIALOG = "consent_dialog"  # data refuse_offered: bool, preticked: bool
    # after a refusal, within 48 hours; subject: consent or a permission's category; data asked, starts: int
    ASKED_AGAIN = "asked_again"
    # within the doubt of the clocks it was before consent; subject: category; data count, doubt_ms
    PERHAPS_EARLY = "perhaps_early"
    PRIVACY_POLICY = "privacy_policy"  # data taps, implied: bool (登录即同意)
    CHECK_IN = "check_in"  # a check-in function (打卡签到); channels ui, traffic
    RANKING = "ranking"  # subject: persons|units; channels ui, traffic
    POINTS = "points"  # personal points
    ONLINE_TIME = (
        "online_time"  # time counted per user; subject: shown|heartbeat|returned; role when shown to a superior
    )
    USAGE_RATE = "usage_rate"  # install or activity rates per unit
    LOGIN_DUTY = "login_duty"
    PROMOTION = "promotion"  # subject: share|invite|download
    METRIC_ASSESSMENT = "metric_assessment"  # likes, shares, votes that feed a score
    ASSESSMENT = "assessment"  # an assessment or inspection module
    FORM_DUTY = "form_duty"  # forms demanded from the grass roots; subject: form
    MEDIA_DUTY = "media_duty"  # photo or video demanded as proof of work
    WATERMARK = "watermark"  # subject: screen|photo
    TRAIL_FUNCTION = "trail_function"
    DUTY_TEXT = (
        # rule text of duty (MP-8); subject: check_in|ranking|online_time|share|photo|trail|login|form; data by_sponsor
        "duty_text"
    )
    NEGATIVE_STATE = "negative_state"  # 未签到, 扣分, 通报 ... (MP-2); subject as above
    SUPERVISOR_LIST = "supervisor_list"  # list of non-doers or per-person figures in a superior's view (MP-9)
    PAYMENT = "payment"  # price with a buy control
    ADVERTISEMENT = "advertisement"
    COMPLAINT_ENTRY = "complaint_entry"  # data taps, logged_out
    COMPLAINT_RECEIPT = "complaint_receipt"  # data number
    COMPLAINT_TRACKING = "complaint_tracking"
    COMPLAINT_RATING = "complaint_rating"
    COMPLAINT_SENT = "complaint_sent"  # the word of a filed complaint; data receiver, host, form, in_url, requests
    BLANK_SCREEN = "blank_screen"  # data share, dark: bool
    PERMISSION_PROMPT = "permission_prompt"  # the system's or browser's question; data refuse_offered
    BREAKDOWN_DIALOG = "breakdown_dialog"  # subject: crash|anr
    SECRECY_MARKING = "secrecy_marking"  # a run that meets one stops
    TEXT_DEFECT = "text_defect"  # subject: cut|overlap|garbled
    DEAD_END = "dead_end"  # a screen that says it has nothing and leads nowhere
    SMALL_TARGET = "small_target"  # data width_dp, height_dp, count
    SMALL_TEXT = "small_text"  # data font_dp, count
    REPEATED_FIELD = "repeated_field"  # the same field asked twice; subject: its label
    PRICE = "price"
    MEMBERSHIP = "membership"
    CONTENT_DATES = "content_dates"  # the newest date that lists of news show; data newest_days, dated
    DEAD_ENTRIES = "dead_entries"  # menu entries that lead to nothing; data share, entries, dead
    REPEATED_SHARE = (
        "repeated_share"  # fields that several forms of a role ask for; data share, fields, repeated, forms
    )
    DIVERSION = (
        "diversion"  # leads to shops, loans, insurance, telecom offers; data commission: bool; channels ui, traffic
    )
    COMPLAINT_DEMAND = (
        "complaint_demand"  # what a complaint costs; subject: id_card|face|bank_card; data required: bool
    )
    POSTING = "posting"  # users can post or comment
    REPORT_ENTRY = "report_entry"  # an entry to report what others posted
    LOW_CONTRAST = "low_contrast"  # data ratio, count, large: bool
    TEXT_MEASURED = "text_measured"  # texts whose look is known; data coloured, paragraphs: how many
    TIGHT_LINES = "tight_lines"  # data spacing: line pitch over font size, count
    TIGHT_PARAGRAPHS = "tight_paragraphs"  # data gap: from paragraph to paragraph over line pitch, count
    PICTURE_PUZZLE = "picture_puzzle"  # a picture that must be solved; data other_way: bool
    MANY_FINGERS = "many_fingers"  # a gesture of three or more fingers is asked
    TIMED_PAGE = "timed_page"  # a page that goes on by itself; data seconds, stoppable: bool
    FLOATING_WINDOW = "floating_window"  # data close: bool, width_dp, height_dp: of what closes it
    ELDERLY_ENTRY = "elderly_entry"  # an entry to the version for the elderly
    ELDERLY_VERSION = "elderly_version"  # a screen of that version; data main_font_dp, advertising: bool
    NAMED_CONTROLS = "named_controls"  # how many controls have a name; data share, controls
    TASK_EFFORT = "task_effort"  # subject: task; data steps, typed
    FACE_ASKED = "face_asked"  # a face is asked for; data other_way: bool, separate_consent: bool
    # an entry for a right; subject: withdraw|cancel_account|correct|export|targeting_off|collected_list|shared_list|
    # minors; data taps, way: the entries that led to its page
    PRIVACY_CHOICE = "privacy_choice"
    MINORS_ADDRESSED = "minors_addressed"  # functions for children or about them
    # whether text can be made larger; subject: zoom|setting; data allowed: bool
    TEXT_GROWTH = "text_growth"
    TARGETED = "targeted"  # content chosen for the user
    POLICY_PAGE = "policy_page"  # the policy's own page; data font_dp, contrast, chinese_share, dead: bool
    POLICY_PROMISE = "policy_promise"  # the policy says that it does not; subject: class of data, or third_party
    BETTER_SERVICE = "better_service"  # consent asked for better service; data refuse_offered: bool
    SEPARATE_CONSENT = "separate_consent"  # a question of its own for sensitive data; subject: class
    PURPOSE_TOLD = "purpose_told"  # subject: category, id_card or bank_card; data told: bool, vague: bool
    TRACE_DUTY = (
        "trace_duty"  # traces demanded in place of work; subject: meeting_photo|notes|screenshot|relay|read_receipt
    )
    SHUTDOWN_NOTICE = "shutdown_notice"  # the end of the service is announced
    SCRIPT_ERROR = "script_error"
    # traffic
    PERSONAL_DATA_SENT = (
        "personal_data_sent"  # subject: class (phone, ...); data receiver: first|third, form, in_url, plaintext
    )
    LOCATION_SENT = "location_sent"  # data receiver, datum, form: degrees|e6|exif|...
    TRAIL_SENT = "trail_sent"  # data receiver, datum, points, background: bool
    # subject: planted|other|video; data receiver, altered: bool, watermarked: bool, changes
    PHOTO_SENT = "photo_sent"
    CAMERA_PICTURE_SENT = "camera_picture_sent"  # soon after the camera was opened; subject: other|video; data receiver
    WEAK_DIGEST = "weak_digest"  # a password left as MD5 or SHA-1; subject: password; data form, receiver
    FINGERPRINT_SENT = "fingerprint_sent"  # data receiver
    # subject: host; data personal, tracker: bool, abroad: yes|no|unknown, and where known organisation, sdk, category
    THIRD_PARTY = "third_party"
    PLAINTEXT = "plaintext"  # subject: host; HTTP without TLS; data personal, login: bool, only_redirects: bool
    OPAQUE = "opaque"  # payloads that nobody can read; subject: host; data receiver, share, opaque_bytes, sent_bytes
    # subject: app; data share: of bytes that the proxy could open, closed: [host], closed_hosts: share, protocols
    DECRYPTED = "decrypted"
    # requests of a host app's process by whose they are; subject: HOST/APPID; data program, other_program, host,
    # undecided: counts, undecided_hosts, unseen: what nobody can see in this host, seals: bool
    HOSTED_TRAFFIC = "hosted_traffic"
    IPV4_LITERAL = "ipv4_literal"  # subject: address
    # the phone's own records
    PACKAGE_SEEN = "package_seen"  # as installed; subject: package; data debuggable: bool, target_sdk, version, signers
    # booked by the permission ledger; subject: category as of API_CALL; data operations, count, states,
    # background: bool, rejected: bool, exact: bool
    PERMISSION_USED = "permission_used"
    # subject: permission; data category, granted and category_granted: never|sometimes|always, used: bool, by_user
    PERMISSION_HELD = "permission_held"
    PERMISSION_CHANGED = "permission_changed"  # subject: permission; data granted: bool, by_user: bool
    LOCATION_REGISTERED = "location_registered"  # subject: provider; data interval_ms, standing, background, delivered
    # subject: service|foreground_service|job|alarm; data names, types, interval_ms, persisted: bool
    BACKGROUND_SERVICE = "background_service"
    SELF_STARTED = "self_started"  # subject: what started it (broadcast, service ...); data components, count
    OTHER_APP_STARTED = "other_app_started"  # subject: package; data components, count
    PROCESS_ENDED = "process_ended"  # subject: crash|anr|killed|ended; data whose: app|device|harness, foreground
    DATA_LOGGED = "data_logged"  # a planted value in the phone's log; subject: class, or password
    # subject: category; data witnessed: called_and_sent|called_not_sent|booked_only|sent_only, hooked, ledger, proxied:
    # whether each witness could speak, accesses: [{at_ms, called, calls, booked, sent}]
    WITNESSED = "witnessed"
    # hooks
    API_CALL = (
        "api_call"  # subject: category (location, camera, microphone, clipboard, fingerprint, file_choice, sensors ...)
    )
    # other apps asked for; subject: whole (their list)|one_by_one; data packages: how many different, of one_by_one
    APPS_ASKED = "apps_asked"
    # read at a steady pace between two acts of the user; subject: category; data reads, interval_ms: the median,
    # variation: standard deviation of the intervals over their mean
    PERIODIC_READS = "periodic_reads"
    IDENTIFIER_READS = "identifier_reads"  # subject: device; data per_process: the most in one process, api
    # derived of traffic, hooks and acts together
    TLS_SESSION = "tls_session"  # subject: host; data version: float, suite, weak: bool, national: bool, receiver
    CERTIFICATE = "certificate"  # subject: host; data days_left, rsa_bits, weak_digest: bool, receiver
    LINKS_ASKED = "links_asked"  # data share of first-party addresses that failed, asked, dead
    STORED_VALUE = (
        "stored_value"  # a planted value the server had the browser keep; subject: class, or password; data where
    )
    POSITION_FIXES = "position_fixes"  # data per_entry: the most position reads between two acts of the user
    SIGNED_IN_REFUSED = "signed_in_refused"  # signing in with every permission refused; data done: bool
    # network
    PROXY_BYPASSED = "proxy_bypassed"  # a connection that the proxy did not see; subject: address
    # a laboratory network was what it claims, before the run and after; subject: its name; data proxied, packets
    NETWORK_PROVED = "network_proved"
    # native IPv6; subject: bytes|connections|names; data share, first_party_share, minutes
    FAMILY_SHARE = "family_share"
    NAME_WITHOUT_IPV6 = "name_without_ipv6"  # subject: host; data party, bytes, connections
    IPV6_BROKEN = "ipv6_broken"  # AAAA, and nothing answers there; subject: host; data party, success6, attempts6
    IPV6_PROBED = "ipv6_probed"  # both families were tried often enough; subject: host; data party
    IPV6_DIFFERS = "ipv6_differs"  # subject: host; data what: [tls|certificate|status|body_sha256 ...], weaker: bool
    IPV6_QUALITY = "ipv6_quality"  # subject: host; data ratio (the worse of connection and first byte), pairs
    IPV6_FALLBACK = "ipv6_fallback"  # subject: host; data delay_ms, fell_back: bool
    # scenario
    MANDATORY = "mandatory"  # subject: duty; data protocol: MP-1.., direct: bool
    NOT_MANDATORY = "not_mandatory"  # subject: duty, or every; data protocol
    PROBE_UNCLEAR = "probe_unclear"  # subject: duty, or every; data protocol, role_missing, days_missing
    REFUSAL_BLOCKS = (
        "refusal_blocks"  # refusing consent or a permission blocks a basic function; subject: consent|permission name
    )
    REFUSAL_WORKS = "refusal_works"  # the opposite, subject as above
    # the same refused again and again; subject as above; data refusals: int, free: whether the user got out of it
    REFUSAL_LOOP = "refusal_loop"
    TASK_DONE = "task_done"  # subject: task
    TASK_FAILED = "task_failed"  # subject: task; data why
    LAUNCHED = "launched"  # the app reached its first screen
    # many runs together (analysis). All: data runs, runs_needed, unit: sessions|starts|runs|hours|loops|checks
    FAILURE_RATE = "failure_rate"  # subject: crash|anr; data failures, confirmed: int, lower, upper (one-sided 95 %)
    # subject: cold|warm|hot|full_display; data median_ms, median_low_ms, median_high_ms, p90_ms, p90_high_ms,
    # simulated: bool, system
    START_TIME = "start_time"
    FRAMES_MEASURED = "frames_measured"  # data slow_share, frozen_share, frames, scripts
    LONG_RUN = "long_run"  # data failures, confirmed, core_signatures: int, hours
    MEMORY_GROWTH = "memory_growth"  # subject: path; data growth: share over all loops, p_growth, slope_kb a loop
    RECOVERED = "recovered"  # data lost: int, missing: [disturbance]
    # two versions side by side (analysis.change). subject: app; data before, after: versions, same_version: bool,
    # whole: bool, not_compared: [category], changes, noise: int, noise_pairs
    BASELINE_COMPARED = "baseline_compared"
    # subject: category; data way: new|gone|moved, name, grade: major|ordinary|minor, before, after: [place],
    # same_version: bool, seen, looked: recordings
    VERSION_CHANGED = "version_changed"
    # subject: CMP-1..; data failed, confirmed: int, missing: [variant], codes: [str]; or core_path, over all devices;
    # data failed: devices, share and lower: of the real ones, real: how many these are
    COMPATIBILITY = "compatibility"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where to look: a file of the recording and a locator inside it (`seq=12`, `flow=…`, `box=x,y,w,h`)."""

    file: str
    locator: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """`excerpt`s and `data` are masked already: an observation may be printed. `direct` is proof by itself."""

    kind: Kind
    channel: Channel
    subject: str
    confidence: float
    evidence: tuple[Evidence, ...]
    phase: Phase | None = None
    role: str = ""
    direct: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
