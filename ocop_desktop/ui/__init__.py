"""The window: the only room that knows Tk and ttkbootstrap."""
