"""Advertising and selling (Article 14)."""
