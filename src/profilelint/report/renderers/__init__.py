"""One module for each report format; the module's name is the format's."""
