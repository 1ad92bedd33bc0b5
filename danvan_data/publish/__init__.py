"""The notebooks for people without Python: pages, slides, an editable deck, a Word brief."""
