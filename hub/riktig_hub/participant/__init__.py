"""A participant's own pages: the next step, plan, numbers and dates."""
