"""Options of the command line that several verbs share, each with the words of its help."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Lang = Annotated[Literal["zh", "en"], typer.Option(help="language of what is printed")]
Out = Annotated[Path, typer.Option(help="folder for recordings and reports")]
AppFile = Annotated[Path, typer.Argument(help="the app file (YAML)")]
Devices = Annotated[list[str] | None, typer.Option("--device", help="a device profile: key or file; may be repeated")]
Scenarios = Annotated[list[str] | None, typer.Option("--scenario", help="a scenario: name or file; may be repeated")]
Networks = Annotated[list[str] | None, typer.Option("--network", help="host, N1 to N6 or by name; may be repeated")]
Without = Annotated[list[str] | None, typer.Option(help="switch a channel off: screens, proxy, hooks, frida, logs")]
LabFile = Annotated[Path | None, typer.Option(help="laboratory file (YAML): who it is; names and CAs of a test tenant")]
KeyFile = Annotated[Path | None, typer.Option(help="signing key; made when missing (default OUT/laboratory-key.pem)")]
CalibrationFile = Annotated[
    Path | None, typer.Option(help="the calibration record that the report cites (default: the one beside the data)")
]
CampaignName = Annotated[str, typer.Option(help="a campaign: its name or a YAML file")]
Runs = Annotated[list[Path], typer.Argument(help="recordings (folders)")]
ReportOut = Annotated[Path, typer.Option(help="folder for the report")]
Formats = Annotated[str, typer.Option("--format", help="html, json, docx, pdf, xlsx, junit; several with commas")]
OrderFile = Annotated[Path | None, typer.Option(help="order file (YAML): customer, dates, sampling, who authorises")]
