"""JupyterLab's menus, buttons and questions in Vietnamese: a language pack, found by its entry point in pyproject.

What is not in `jupyterlab.json` stays English. The pack of the Jupyter community knew 55 of the 129 entries of the
menus of JupyterLab 4.6 when this was made, and one of nine in the menu that runs cells.
"""
