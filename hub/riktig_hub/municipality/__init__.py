"""What a municipality may see of its doctors: sums of at least five, never one."""
