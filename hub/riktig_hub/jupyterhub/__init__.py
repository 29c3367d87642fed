"""JupyterHub around the course: an own process for each user of the apps, one login for all."""
