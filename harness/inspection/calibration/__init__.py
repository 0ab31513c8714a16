"""The instrument checked: known leaks through the engine, scored, kept on record, cited in reports."""
