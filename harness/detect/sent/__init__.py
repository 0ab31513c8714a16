"""What left the device and what came back: the traffic of a recording."""
