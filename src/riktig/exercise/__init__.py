"""Answers to exercises: what is right, what a mistake looks like, and the word said about it.

Pure and of the standard library alone, since practice questions are judged in the reader's
browser. Masters, folders and the gradebook are `riktig_exercises`.
"""
