"""Charts and the picture of an organisation, drawn once for paper, Word and screen."""
