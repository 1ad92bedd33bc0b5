"""`danvan lab`: JupyterLab on the notebook collection, with its own look and habits."""
