"""What a group has agreed on: letters, meeting dates, and each member's plan."""
