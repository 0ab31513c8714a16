"""One screen as detectors see it: pieces of text with their places, labels, rows, where the run stood."""
