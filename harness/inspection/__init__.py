"""An inspection from end to end: plan the runs, let the farm make them, assess each, write one report.

It stands right below the command line and is the only room besides it that knows both sides of the wall.
"""
