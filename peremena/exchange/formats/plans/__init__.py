"""Thematic plans as teachers have them: XLSX, CSV and DOCX, each in its own way."""
