"""A group's meeting: its plan by the clock, the group's files, votes, and what is agreed on."""
