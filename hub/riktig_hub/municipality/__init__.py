"""What a municipality sees: at least five doctors together, never one."""
