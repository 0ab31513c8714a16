"""Java and native API hooks in a real app's process: the table as data, one agent, one channel."""
