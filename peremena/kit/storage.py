"""Where static files come from in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Every file carries its hash in its name; imports between scripts are rewritten too.

    An import that does not end in a semicolon would be overlooked.
    """

    support_js_module_import_aggregation = True
