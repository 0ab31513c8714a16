"""Positions and trails: where the planted person was, in every spelling that apps send."""
