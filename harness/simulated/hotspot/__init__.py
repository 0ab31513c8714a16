"""The Java side of a simulated app: a HotSpot process with stand-in `android.*` classes that calls what it is told.

Frida's Java hooks work on HotSpot 17 as on a phone, so the agent that will sit in a real app can be proved here.
"""
