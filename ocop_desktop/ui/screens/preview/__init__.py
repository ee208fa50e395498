"""The real pages, before they are printed."""
