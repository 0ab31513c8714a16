"""Which observation each label kind that rows can resemble stands for, and which list names what only looks so."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.model.observation import Kind


@dataclass(frozen=True, slots=True)
class Meant:
    """A label kind (eyes.label) as an observation; `look_alikes` names the lexicon of what only looks so."""

    kind: Kind
    subject: str = ""
    look_alikes: str = ""


MEANT: Mapping[str, Meant] = MappingProxyType(
    {
        "check_in": Meant(Kind.CHECK_IN, look_alikes="check_in"),
        "points": Meant(Kind.POINTS),
        "ranking_persons": Meant(Kind.RANKING, "persons", "ranking"),
        "ranking_units": Meant(Kind.RANKING, "units", "ranking"),
        "online_time": Meant(Kind.ONLINE_TIME, look_alikes="online_time"),
        "metric_assessment": Meant(Kind.METRIC_ASSESSMENT, look_alikes="metric"),
        "assessment": Meant(Kind.ASSESSMENT, look_alikes="assessment"),
        "usage_rate": Meant(Kind.USAGE_RATE, look_alikes="usage_rate"),
        "login_duty": Meant(Kind.LOGIN_DUTY, look_alikes="login_duty"),
        "invitation": Meant(Kind.PROMOTION, "invite", "promotion"),
        "install_duty": Meant(Kind.PROMOTION, "download", "promotion"),
        "share_duty": Meant(Kind.PROMOTION, "share", "promotion"),
        "form_duty": Meant(Kind.FORM_DUTY, look_alikes="form"),
        "repeated_field": Meant(Kind.REPEATED_FIELD),
        "photo_duty": Meant(Kind.MEDIA_DUTY, look_alikes="media"),
        "video_duty": Meant(Kind.MEDIA_DUTY, look_alikes="media"),
        "watermark": Meant(Kind.WATERMARK, look_alikes="watermark"),
        "trail": Meant(Kind.TRAIL_FUNCTION, look_alikes="trail"),
        "duty_text": Meant(Kind.DUTY_TEXT),
        "negative_state": Meant(Kind.NEGATIVE_STATE, look_alikes="negative"),
        "complaint_entry": Meant(Kind.COMPLAINT_ENTRY, look_alikes="complaint"),
        "advertisement": Meant(Kind.ADVERTISEMENT, look_alikes="commerce"),
        "membership": Meant(Kind.MEMBERSHIP, look_alikes="commerce"),
        "sponsor": Meant(Kind.SPONSOR_SHOWN),
        "price": Meant(Kind.PRICE, look_alikes="commerce"),
        "payment": Meant(Kind.PAYMENT, look_alikes="commerce"),
        "privacy_policy": Meant(Kind.PRIVACY_POLICY),
        "permission_prompt": Meant(Kind.PERMISSION_PROMPT),
        "consent_dialog": Meant(Kind.CONSENT_DIALOG),
        "dead_end": Meant(Kind.DEAD_END),
        "crash_dialog": Meant(Kind.BREAKDOWN_DIALOG, "crash"),
        "anr_dialog": Meant(Kind.BREAKDOWN_DIALOG, "anr"),
        "secrecy_marking": Meant(Kind.SECRECY_MARKING),
        "garbled_text": Meant(Kind.TEXT_DEFECT, "garbled"),
    }
)
