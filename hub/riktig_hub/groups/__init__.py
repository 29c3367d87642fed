"""A facilitator's pages: the group, its meetings and its report."""
