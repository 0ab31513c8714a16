"""`harness inspect`: a capture of somebody else, looked at in batches by one process or several."""
