"""What a municipality may see of doctors together: sums of at least five, never one."""
