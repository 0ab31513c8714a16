"""How screens are worded: one spelling, word lists with look-alikes, the parts of a demand."""
