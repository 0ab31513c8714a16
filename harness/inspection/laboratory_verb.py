"""The verbs that tell what a laboratory has: `harness doctor`, `devices` and `rules`.

Nothing heavy is imported until it is asked for.
"""

from typing import Annotated

import typer

from harness.inspection.options import Lang
from harness.model.faults import EXIT_MISSING_COMPONENT, EXIT_OK


def doctor(as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False, lang: Lang = "zh") -> None:
    """List every component with its version, and what is lost without it."""
    from harness.devices.components import survey
    from harness.devices.doctor import doctor_json, doctor_lines

    components = survey()
    typer.echo(doctor_json(components) if as_json else "\n".join(doctor_lines(components, lang)))
    missing = any(not one.usable and one.needed for one in components)
    raise typer.Exit(EXIT_MISSING_COMPONENT if missing else EXIT_OK)


def devices(
    words: Annotated[list[str] | None, typer.Argument(help="one device: accept SERIAL, or return SERIAL")] = None,
    *,
    connect: Annotated[list[str] | None, typer.Option(help="host:port of a device on the network; repeatable")] = None,
    lang: Lang = "zh",
) -> None:
    """List profiles and what is attached. `accept SERIAL` proves a device, `return SERIAL` lets it serve again."""
    from harness.inspection.attached.attached_devices import accept_device, device_lines, verb_and_serial
    from harness.inspection.attached.return_device import return_device
    from harness.inspection.wanted import known_devices

    if words:
        verb, serial = verb_and_serial(words)
        act = return_device if verb == "return" else accept_device
        raise typer.Exit(act(serial, lang, typer.echo))
    typer.echo("\n".join(device_lines(known_devices(), lang, connect or ())))


def rules(
    words: Annotated[list[str] | None, typer.Argument(help="one rule whole: explain A14-2a")] = None,
    *,
    article: Annotated[str, typer.Option(help="only this Article, e.g. 14")] = "",
    family: Annotated[str, typer.Option(help="only this family, e.g. PI, A16-IPV6")] = "",
    state: Annotated[str, typer.Option(help="only this state: automatic, assisted, document, cannot")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
    lang: Lang = "zh",
) -> None:
    """List the rules and how many decide today, or show one whole."""
    from harness.inspection.show_rules import rules_text

    typer.echo(rules_text(words or (), lang, article=article, family=family, state=state, as_json=as_json))
