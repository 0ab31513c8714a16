"""What Android itself keeps about an app: one pure parser a module, text in, records out (devices.md, A3)."""
