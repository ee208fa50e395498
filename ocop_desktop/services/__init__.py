"""The verbs of the program; window and command line are two faces over them."""
