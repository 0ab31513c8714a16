"""Rows that resemble examples of a kind where no listed phrase says so: a linear model over sequences of characters."""
