"""The handset's shell: its language, its tools, and the commands of the Android framework."""
