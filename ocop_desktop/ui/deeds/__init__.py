"""What is entered in the register, offered wherever papers are listed."""
