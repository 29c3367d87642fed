"""The one-process server: the built book, the apps, and who may use which kernel."""
