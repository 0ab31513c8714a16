"""What the system's services say of themselves: one module a service, for the releases from Android 8 to 16."""
