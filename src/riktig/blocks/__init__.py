"""View models: what a page or report says, before anyone draws it."""
