"""The communes of the country, by code and by name."""
