"""Fields for texts: what no text may hold is taken out before anything else is judged."""

from typing import Any

from django import forms

from ulas.complaints.sealed.cleaning import clean_line, clean_text


class LineField(forms.CharField):
    """A text of one line."""

    def to_python(self, value: Any) -> Any:
        """Clean the line, then read it as usual."""
        return super().to_python(clean_line(value) if isinstance(value, str) else value)


class TextField(forms.CharField):
    """A text of several lines."""

    def to_python(self, value: Any) -> Any:
        """Clean the text, then read it as usual."""
        return super().to_python(clean_text(value) if isinstance(value, str) else value)
