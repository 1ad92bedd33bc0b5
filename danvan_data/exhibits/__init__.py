"""One function, one figure: each takes a measure's DataFrame and returns a plain plotly `Figure`."""
