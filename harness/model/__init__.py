"""The vocabulary that all rooms share. Imports nothing of ours."""
