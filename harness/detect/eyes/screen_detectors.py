"""All detectors that look at screens, as one list: a new one is added here and nowhere else."""

from collections.abc import Callable, Iterable, Sequence

from harness.detect.duty.assessment import detect_assessment
from harness.detect.duty.check_in import detect_check_in
from harness.detect.duty.duty_text import detect_duty_text
from harness.detect.duty.form_duty import detect_form_duty
from harness.detect.duty.login_duty import detect_login_duty
from harness.detect.duty.media_duty import detect_media_duty
from harness.detect.duty.negative_state import detect_negative_state
from harness.detect.duty.online_time import detect_online_time
from harness.detect.duty.points import detect_points
from harness.detect.duty.promotion import detect_promotion
from harness.detect.duty.ranking import detect_ranking
from harness.detect.duty.repeated_across_forms import detect_repeated_across_forms
from harness.detect.duty.repeated_field import detect_repeated_field
from harness.detect.duty.supervisor_list import detect_supervisor_list
from harness.detect.duty.trace_duty import detect_trace_duty
from harness.detect.duty.trail_function import detect_trail_function
from harness.detect.duty.usage_rate import detect_usage_rate
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachPlace, EachRole, Masks
from harness.detect.told.complaint import detect_complaint
from harness.detect.told.complaint_demand import detect_complaint_demand
from harness.detect.told.consent_wording import detect_consent_wording
from harness.detect.told.face_asked import detect_face_asked
from harness.detect.told.filing_number import detect_filing_number
from harness.detect.told.operator_name import detect_operator_name
from harness.detect.told.permission_prompt import detect_permission_prompt
from harness.detect.told.policy_page import detect_policy_page
from harness.detect.told.posting import detect_posting
from harness.detect.told.privacy_choice import detect_privacy_choice
from harness.detect.told.privacy_notice import detect_consent_dialog, detect_privacy_policy
from harness.detect.told.secrecy import detect_secrecy_marking
from harness.detect.told.shutdown_notice import detect_shutdown_notice
from harness.detect.told.sponsor import detect_sponsor
from harness.detect.trade.advertisement import detect_advertisement
from harness.detect.trade.commerce import detect_commerce
from harness.detect.trade.diversion import detect_diversion
from harness.detect.usable.blank_screen import detect_blank_screen
from harness.detect.usable.breakdown_dialog import detect_breakdown_dialog
from harness.detect.usable.content_age import detect_content_age
from harness.detect.usable.control_name import detect_control_name
from harness.detect.usable.dead_end import detect_dead_end
from harness.detect.usable.elderly import detect_elderly
from harness.detect.usable.hurdle import detect_hurdle
from harness.detect.usable.legibility import detect_legibility
from harness.detect.usable.text_defect import detect_text_defect
from harness.detect.usable.text_growth import detect_text_setting
from harness.detect.usable.text_look import detect_text_look
from harness.model.app import App
from harness.model.event import Event
from harness.model.observation import Evidence, Observation

ScreenDetector = Callable[[Sequence[ScreenView], App, Masks], Iterable[Observation]]

SCREEN_DETECTORS: tuple[ScreenDetector, ...] = (
    detect_sponsor,
    detect_operator_name,
    detect_filing_number,
    detect_check_in,
    detect_ranking,
    detect_points,
    detect_online_time,
    detect_usage_rate,
    detect_login_duty,
    detect_promotion,
    detect_assessment,
    detect_form_duty,
    detect_media_duty,
    detect_trail_function,
    detect_duty_text,
    detect_negative_state,
    detect_supervisor_list,
    detect_commerce,
    detect_advertisement,
    detect_complaint,
    detect_privacy_policy,
    detect_permission_prompt,
    detect_breakdown_dialog,
    detect_secrecy_marking,
    detect_repeated_field,
    detect_text_defect,
    detect_dead_end,
    detect_legibility,
    detect_complaint_demand,
    detect_consent_wording,
    detect_content_age,
    detect_control_name,
    detect_diversion,
    detect_elderly,
    detect_face_asked,
    detect_hurdle,
    detect_policy_page,
    detect_posting,
    detect_privacy_choice,
    detect_repeated_across_forms,
    detect_shutdown_notice,
    detect_text_look,
    detect_text_setting,
    detect_trace_duty,
)


def detect_on_screens(
    views: Sequence[ScreenView], events: Sequence[Event], app: App, masker: Masks, early: Sequence[Evidence] = ()
) -> list[Observation]:
    """Everything that the screens of one recording show; `events` are the recording's, `early` see CONSENT_DIALOG."""
    seen = [one for detect in SCREEN_DETECTORS for one in detect(views, app, masker)]
    seen += detect_consent_dialog(views, events, masker, early)
    seen += detect_blank_screen(views, events, app, masker)
    return seen


def detect_on_one(view: ScreenView, app: App, masker: Masks) -> list[Observation]:
    """What a single screen shows, each thing at every place where it stands; nothing is known of other screens."""
    seen: list[Observation] = []
    for detect in SCREEN_DETECTORS:
        each = detect.on_screen if isinstance(detect, EachRole | EachPlace) else None
        seen += each(view, app, masker) if each else detect([view], app, masker)
    seen += detect_consent_dialog([view], (), masker, ())
    seen += detect_blank_screen([view], (), app, masker)
    return seen
