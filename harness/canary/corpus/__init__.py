"""The calibration corpus: traffic whose leaks are known because we put them there, mixed with traffic that has none."""
