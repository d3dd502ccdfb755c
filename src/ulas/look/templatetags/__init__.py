"""Template tags: `look` for components, `fields` for forms."""
