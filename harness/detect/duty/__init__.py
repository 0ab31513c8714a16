"""What an app demands of those who must use it, and how it counts them (Articles 10 and 14)."""
