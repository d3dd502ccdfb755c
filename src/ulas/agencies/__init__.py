"""Who exists: agencies, divisions, officers, categories, areas and calendars."""
