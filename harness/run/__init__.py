"""One run, start to sealed Recording: the only room that knows all the rooms left of the wall."""
