"""Pages and slides that need no Python and no network."""
