"""What a patient and a doctor follow over time: a sleep diary by weeks, and scores of scales.

Nothing is kept here: the page holds what is typed, and saves it as the reader's own file.
"""
