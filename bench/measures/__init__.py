"""One file a thing that is measured. Each names its `MEASURES`."""
