"""How static files are named when they are served: by their content, and so are their imports."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files under a name that changes with their content, to be kept for good.

    A module imports its parts under such names too. Else a browser, and the service worker
    without connection, would look for names that nobody has kept, and a new page could run with
    the parts of an old one.
    """

    support_js_module_import_aggregation = True
