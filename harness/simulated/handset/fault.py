"""What can be let happen to a simulated handset."""

from enum import StrEnum


class Fault(StrEnum):
    """Each stays until `heal`, unless it is over in a moment by its nature."""

    DISCONNECT = "disconnect"
    UNAUTHORISED = "unauthorised"
    OFFLINE = "offline"
    INSTRUMENTATION_DEATH = "instrumentation_death"
    HANG = "hang"
    SLOW = "slow"
    FULL_DISK = "full_disk"
    NO_NETWORK = "no_network"
    APP_CRASH = "app_crash"
    ANR = "anr"
    AGENT_DETACH = "agent_detach"
    CLOCK_JUMP = "clock_jump"
    RING_OVERFLOW = "ring_overflow"
    REBOOT = "reboot"
