"""HTML and typst rendering, shared by every face."""
