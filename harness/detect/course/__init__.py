"""What came of what a run tried: tasks, probes, refusals, complaints."""
