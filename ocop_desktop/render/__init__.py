"""Blocks and sheets become files: pages here, charts, Word and workbooks in folders."""
