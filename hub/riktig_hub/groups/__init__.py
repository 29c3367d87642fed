"""A group and its meetings, for who leads it: often in a meeting room, with paper at hand."""
