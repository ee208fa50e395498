"""The form language: definitions, sessions, layout. Pure; knows no Tk, no database, no PDF."""
