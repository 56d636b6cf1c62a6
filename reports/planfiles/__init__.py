"""The plan as files: what load_plan reads and export_plan writes."""
