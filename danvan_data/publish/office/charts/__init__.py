"""Native charts, whose labels follow the cells of their worksheets."""
