"""The pages of notes: reading, writing, and how often they are owed."""
