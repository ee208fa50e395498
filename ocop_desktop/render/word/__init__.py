"""Blocks become Word files; of the house only this folder knows python-docx."""
