"""Workbooks of Excel and of OpenDocument."""
