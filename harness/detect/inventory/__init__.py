"""What a version of an app is made of, read from one recording: one module per category."""
