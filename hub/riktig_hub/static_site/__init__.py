"""The book as a site that any web server or CDN can carry, with nothing of ours running there."""
