"""Text tables too long to be held whole: cut at ends of records, read stretch by stretch, put together again."""
