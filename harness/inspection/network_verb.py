"""The verbs `harness network` and `harness ipv6`: their options. Nothing heavy is imported until it is asked for."""

from pathlib import Path
from typing import Annotated

import typer

from harness.inspection.options import Lang


def network(
    name: Annotated[str, typer.Argument(help="a laboratory network, e.g. ipv6-only")],
    *,
    gateway: Annotated[Path | None, typer.Option(help="write the files of its gateway into this new folder")] = None,
    radio: Annotated[str, typer.Option(help="the gateway's Wi-Fi interface")] = "wlan0",
    uplink: Annotated[str, typer.Option(help="the gateway's way out")] = "eth0",
    ssid: Annotated[str, typer.Option(help="the name of the Wi-Fi")] = "laboratory",
    password: Annotated[str, typer.Option(help="its password, 8 to 63 characters")] = "",
    phone: Annotated[str, typer.Option(help="ask this attached phone (serial) whether it stands on the network")] = "",
    names: Annotated[str, typer.Option(help="IPV4-ONLY-NAME,IPV6-NAME,IPV4-ADDRESS to ask the phone about")] = "",
    lang: Lang = "zh",
) -> None:
    """A laboratory network for real phones: write its gateway's files, or prove it from an attached phone."""
    from harness.inspection.phone_network import prove_from_phone, write_gateway
    from harness.networks.gateway_files import Gateway

    if gateway:
        typer.echo("\n".join(write_gateway(name, Gateway(radio, uplink, ssid, password), gateway, lang)))
    if phone or not gateway:
        raise typer.Exit(prove_from_phone(name, phone, names.split(","), lang, typer.echo))


def ipv6(
    runs: Annotated[list[Path], typer.Argument(help="folders of recordings")],
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> None:
    """Say what recordings on laboratory networks tell of IPv6 support: shares, function against dual stack, grade."""
    from harness.inspection.ipv6 import ipv6_lines

    typer.echo("\n".join(ipv6_lines(runs, as_json)))
