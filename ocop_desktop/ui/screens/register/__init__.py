"""The commune's register: its list, one idea's history, the questions before each entry."""
