"""The month by spreadsheet: download the template, fill it in, upload it."""
