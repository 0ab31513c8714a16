"""`harness compare`: two versions of an app held side by side."""
