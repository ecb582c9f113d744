"""The statutory tables as grids: cells to fill in, blocks pasted and copied out, workbooks."""
