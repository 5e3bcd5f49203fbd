"""The shape of every file an officer writes: pydantic models, the only schema."""
