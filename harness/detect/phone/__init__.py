"""What the phone itself booked: calls, permissions, processes, packages, logs."""
