"""Dynamic runtime test harness for Chinese government mobile apps."""

__version__ = "0.1.0"
