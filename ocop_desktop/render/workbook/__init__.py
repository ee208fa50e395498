"""Sheets and plans become Excel workbooks; of the house only this folder writes with openpyxl."""
