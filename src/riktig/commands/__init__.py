"""The core's commands. Each has `main(arguments) -> exit status`."""
