"""A page read as a whole by a small language model: what each of its rows says in the company of the others."""
