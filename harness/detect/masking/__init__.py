"""How nothing planted is ever shown, in whatever spelling."""
