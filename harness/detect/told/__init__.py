"""What an app tells its users: sponsor, numbers, policies, permissions, where to complain."""
