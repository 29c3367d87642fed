"""The built pages as text: how they read, and whether every word is spelled right."""
