"""A detailer's log of visits: a day, and a code where both agreed."""
