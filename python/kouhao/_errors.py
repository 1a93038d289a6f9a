"""The exceptions of the package."""


class KouhaoError(Exception):
    """Whatever this package raises on its own account. Files that cannot be read raise Python's own `OSError`."""


class OptionError(KouhaoError, ValueError):
    """A setting that cannot work. Raised before any text is read; says what to give instead."""


class DataError(KouhaoError, ValueError):
    """Input that cannot be read: bytes that are no text, a table without the field, a dictionary line that is no entry. Says where and what to do."""


for _error in (KouhaoError, OptionError, DataError):
    _error.__module__ = "kouhao"
