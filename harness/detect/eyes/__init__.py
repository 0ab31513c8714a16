"""The eyes as a whole: all detectors of screens, and their labels."""
