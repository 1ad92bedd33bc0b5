"""What JupyterLab offers beside charts: taking registers in, and handing out what is on the screen."""
