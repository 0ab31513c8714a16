"""What steps may name of a persona."""

from harness.canary.step_values import step_values
from tests.detect.recording_factory import PERSONA


def test_steps_can_name_five_things() -> None:
    assert step_values(PERSONA) == {
        "name": PERSONA.name,
        "phone": PERSONA.phone,
        "id_card": PERSONA.id_card,
        "clipboard": PERSONA.clipboard,
        "complaint": PERSONA.complaint,
    }
