"""The taper planner: from a few choices to dates, tablets, prescription texts and a sheet."""
