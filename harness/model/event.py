"""Event: one line of a recording's only time line.

Every kind that a recording may hold is named here with the keys of its `data`, so that capture (which writes) and
detect (which reads) cannot drift apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Source(StrEnum):
    """Which instrument spoke."""

    UI = "ui"
    TRAFFIC = "traffic"
    HOOK = "hook"
    SYSTEM = "system"
    NETWORK = "network"
    SCENARIO = "scenario"


class Phase(StrEnum):
    """Where the run stood with the user's consent when the event happened."""

    SETUP = "setup"
    BEFORE_CONSENT = "before_consent"
    REFUSED = "refused"
    AFTER_CONSENT = "after_consent"
    BACKGROUND = "background"
    TEARDOWN = "teardown"


class EventKind(StrEnum):
    """Kinds, with the keys of their data. Keys ending in `?` may be absent."""

    # source scenario
    RUN_BEGIN = "run_begin"  # app, device, network, scenarios
    RUN_END = "run_end"  # status: complete|incomplete|aborted, why
    SCENARIO_BEGIN = "scenario_begin"  # scenario
    SCENARIO_END = "scenario_end"  # scenario, outcome: passed|failed|error, why
    SESSION_BEGIN = "session_begin"  # session: int, role?; a fresh, clean state of the app
    SESSION_END = "session_end"  # session, outcome
    STEP = "step"  # word, target, outcome: done|failed, why?, ms
    CONSENT = "consent"  # choice: unanswered|refused|accepted, dialog: bool, refuse_offered: bool, preticked: bool, why
    ASKED_AGAIN = "asked_again"  # start: number of the cold start after a refusal, dialog: bool
    LOGIN = "login"  # role, outcome: done|failed, why
    TASK = "task"  # task, role, outcome: done|failed, why, core: bool, innocuous: bool
    # probe: one of protocol.PROBES, or refuse_consent; duty, or every; target, result: positive|negative|unknown, why,
    # role_missing?, days_missing?: what an unknown lacks; days?: [ISO dates] that it rests on
    PROBE = "probe"
    TIMED_USE = "timed_use"  # session: int, minutes: meant, began_ms: since 1970, seconds: by the stopwatch (MP-10)
    # step: entry|filed|receipt|tracking|rating, outcome: done|failed, role, why?, taps?, logged_out?, number?, states?,
    # closed?, replied?, working_days?: since it was filed
    COMPLAINT = "complaint"
    MENU = "menu"  # role, entries: [text], opened: [text], denied: [text] never tapped
    # of an exploration: from, to: screens by structure (or `blank`, `outside HOST`, "" for an act that failed),
    # word: tap|back|home|scroll, control: label, screens: int met so far
    MOVE = "move"
    # ended: saturated|time|steps|broken, seed, screens: int, steps: int, seconds, start: screen, denied: [label], role,
    # unreached: [label] seen and never tried, penned: bool no screen without a dialog was met
    EXPLORED = "explored"
    # what an exploration found for the probes: role, functions: [text], forms: [text], withheld: [text] denied ends of
    # forms that ask for more than words, unsent: [text] denied ends of any form, gates: [text],
    # whole: bool nothing was left to try
    FOUND = "found"
    WALK = "walk"  # point: int, lat, lng
    BACKGROUND = "background"  # state: hidden|shown
    GATE = "gate"  # gate, duty, state: met|passed|failed, why
    # source ui
    SCREEN = "screen"  # screen: str id, png, source, tree, url, title, why, width_px, height_px, scale, role?
    CONSOLE = "console"  # level, text
    SCRIPT_ERROR = "script_error"  # text, url
    # source traffic (flow: mitmproxy's flow id; session known by time)
    # flow, method, url, host, port, scheme, bytes, http_version, tunnel?: true of what came past the proxy setting
    REQUEST = "request"
    RESPONSE = "response"  # flow, status, bytes
    WEBSOCKET_MESSAGE = "websocket_message"  # flow, from_client: bool, bytes
    # flow?, text, host?, distrusted?: our certificate refused, silent?: TLS stood and nothing was asked,
    # raw?: handed on unread (bytes, head: the app's first bytes in hexadecimal)
    TRAFFIC_ERROR = "traffic_error"
    ALTERED = "altered"  # flow, field: what the proxy took out of a form on our order (MP-4)
    # source hook
    # api, category, args: masked text, stack: [str], frame_url, count: int, page_ms (caller's clock); of a phone's app
    # also process, pid, importance, thread, sdk, result: digest, last_ms?, together?: bool, bytes?, payload?, fault?
    CALL = "call"
    # process, pid, when: attached|late|self_test|end, category, hooks: {api: state}; at the end calls by api as text
    HOOKS = "hooks"
    # source network
    # network, when: before|after, ok?, faults?: [str], ipv4_ms?, ipv6_ms?, nat64_ms?, nat64_prefix?, ...
    NETWORK = "network"
    CONNECT = "connect"  # family: inet|inet6|unix, address, port, to_proxy: bool
    # source system
    CHANNEL = "channel"  # channel, state: started|proved|failed|ended|lost|off, why
    CLOCK = "clock"  # offset_ms, doubt_ms
    PROCESS = "process"  # role, pid, state: started|ended|vanished
    FAULT = "fault"  # what, where
    PERFORMANCE = "performance"  # metrics: {name: number}, url
    # measured for stability and compatibility; times in ms, memory in kB
    # start: cold|warm|hot, outcome: done|failed, first_ms? to the first picture, full_ms? to the last change,
    # first_after_install?: bool, why?
    START = "start"
    # what: crash|anr|launch|blank|step|login|state, signature: [str] top frames or the dialog's text, foreground: bool,
    # core: bool on a core path, reason?: the system's word for it, cause?: harness|device|network|server|app as known
    BREAKDOWN = "breakdown"
    FRAMES = "frames"  # script, frames: int, slow: int, frozen: int, refresh_hz
    MEMORY = "memory"  # path: what is repeated, loop: int, kilobytes
    # disturbance: kill|rotate|call|low_battery|airplane|clock|language|background, outcome: restored|lost|dead, why?
    RECOVERY = "recovery"
    CHECK = "check"  # item: CMP-1.., variant, outcome: passed|failed, code?, why?
    # what the phone itself books; `at_ms` since 1970 on the host's clock, sure to `doubt_ms`
    DUMP = "dump"  # name, moment, file, sha256, bytes, records: int, unread: int, cut: bool, answered: bool
    # what: access|reject|running, operation, category, at_ms, doubt_ms, span_ms: it happened within, state: pers|top|
    # fgsvc|fg|bg|cch or "", tag, flag, proxy, told_by: last|dump|discrete, duration_ms?, self_test?
    ACCESS = "access"
    PACKAGE = "package"  # package, uid?, version_code?, version_name, target_sdk?, signers, debuggable, installer
    # permission, category, declared: bool, granted: bool?, flags: [str], by_user: bool, changed: bool, moment
    PERMISSION = "permission"
    # provider, now: bool, interval_ms?, longest_interval_ms?, quality, foreground?, total_ms?, foreground_ms?, count?
    LOCATION_REQUEST = "location_request"
    # what: service|foreground_service|job|alarm, name, interval_ms?, persisted?: bool, wakes?: bool, types?: [str]
    SCHEDULE = "schedule"
    PROCESS_START = "process_start"  # process, pid, why: the system's hosting type, component, at_ms, doubt_ms
    OTHER_START = "other_start"  # package, component: what the app started, at_ms, doubt_ms
    # process, pid, what: crash|anr|killed|ended, whose: app|device|harness|"", reason, at_ms, doubt_ms
    PROCESS_EXIT = "process_exit"
    UID_TRAFFIC = "uid_traffic"  # received_bytes, sent_bytes: since the last reading, foreground: bool, network, moment
    # families: {ipv4|ipv4_by_clat|ipv6_to_translated|ipv6: sockets}, peers: ["address port"], moment
    SOCKETS = "sockets"
    PHONE_NETWORK = "phone_network"  # interface, transport, ipv6: bool, nat64_prefix, clat, moment
    # when: prepared|returned, state: {point: {clean: bool, seen}}, lacks: {point: why}, opened_ms?: of its session
    HANDSET = "handset"
    # a program was opened in its host app. program: HOST/APPID, package, way: link|steps, forgotten: bool, why: its
    # earlier state could not be put away, contexts: [Appium's] that the host allows, no_context: why there is none,
    # elements: accessibility|web_context|picture, by whom what is on its pages is told, activity
    HOSTED = "hosted"


@dataclass(frozen=True, slots=True)
class Event:
    """`t` is aware UTC on the host's clock, `mono_ms` milliseconds since the run began on its monotonic clock."""

    seq: int
    t: datetime
    mono_ms: float
    source: Source
    kind: EventKind
    phase: Phase
    scenario: str
    data: Mapping[str, Any] = field(default_factory=dict)
