"""What the course office does: courses, enrolment, groups, deadlines, reminders."""
