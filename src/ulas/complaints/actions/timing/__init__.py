"""Verbs that time calls for: warnings, new calendars, abnormal periods."""
