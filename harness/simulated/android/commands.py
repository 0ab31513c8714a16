"""Every command that the handset's shell knows."""

from harness.simulated.android.shell.activity_commands import ACTIVITY_COMMANDS
from harness.simulated.android.shell.appops_commands import APPOPS_COMMANDS
from harness.simulated.android.shell.call import CommandTable
from harness.simulated.android.shell.content_command import CONTENT_COMMANDS
from harness.simulated.android.shell.control_tools import CONTROL_TOOLS
from harness.simulated.android.shell.device_commands import DEVICE_COMMANDS
from harness.simulated.android.shell.dumpsys_command import DUMPSYS_COMMANDS
from harness.simulated.android.shell.file_tools import FILE_TOOLS
from harness.simulated.android.shell.input_commands import INPUT_COMMANDS
from harness.simulated.android.shell.logcat_command import LOGCAT_COMMANDS
from harness.simulated.android.shell.mount_tools import MOUNT_TOOLS
from harness.simulated.android.shell.netcat_command import NETCAT_COMMANDS
from harness.simulated.android.shell.package_commands import PACKAGE_COMMANDS
from harness.simulated.android.shell.process_commands import PROCESS_COMMANDS
from harness.simulated.android.shell.text_tools import TEXT_TOOLS

COMMANDS: CommandTable = {
    **CONTROL_TOOLS,
    **TEXT_TOOLS,
    **FILE_TOOLS,
    **MOUNT_TOOLS,
    **DEVICE_COMMANDS,
    **PROCESS_COMMANDS,
    **PACKAGE_COMMANDS,
    **ACTIVITY_COMMANDS,
    **APPOPS_COMMANDS,
    **CONTENT_COMMANDS,
    **INPUT_COMMANDS,
    **LOGCAT_COMMANDS,
    **NETCAT_COMMANDS,
    **DUMPSYS_COMMANDS,
}
