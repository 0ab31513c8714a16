"""Every command that the handset's shell knows."""

from harness.simulated.android.shell.call import CommandTable
from harness.simulated.android.shell.control_tools import CONTROL_TOOLS
from harness.simulated.android.shell.device_commands import DEVICE_COMMANDS
from harness.simulated.android.shell.file_tools import FILE_TOOLS
from harness.simulated.android.shell.text_tools import TEXT_TOOLS

COMMANDS: CommandTable = {**CONTROL_TOOLS, **TEXT_TOOLS, **FILE_TOOLS, **DEVICE_COMMANDS}
