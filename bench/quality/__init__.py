"""Quality of the reader on annotated real text (`shared/dev_text`, where it is present)."""
