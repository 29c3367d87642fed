"""The feedback report's view model: what is said to a doctor and to a group, before and after."""
