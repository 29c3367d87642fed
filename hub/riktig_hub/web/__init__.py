"""The course's pages: functions from what was asked to what is answered."""
