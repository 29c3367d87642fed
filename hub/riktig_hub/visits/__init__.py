"""The detailer's log of visits, and the campaign by municipality. No doctor is in it."""
