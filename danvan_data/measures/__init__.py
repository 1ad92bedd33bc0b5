"""The numbers behind the charts: pure functions from DataFrames to DataFrames."""
