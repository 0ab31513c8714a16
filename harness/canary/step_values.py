"""What `$name` and the like stand for in the steps of an app file."""

from harness.model.persona import Persona


def step_values(persona: Persona) -> dict[str, str]:
    return {
        "name": persona.name,
        "phone": persona.phone,
        "id_card": persona.id_card,
        "clipboard": persona.clipboard,
        "complaint": persona.complaint,
    }
