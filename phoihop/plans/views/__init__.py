"""The pages about plans and about tasks."""
