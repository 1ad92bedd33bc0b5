"""What a browser is given, in JupyterLab and in shared pages alike: plotly.js, letters, scripts."""
