"""From an answer file to a result, and from results to a certificate."""
