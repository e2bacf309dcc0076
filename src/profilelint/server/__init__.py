"""The language server: what a workspace knows, in the Language Server Protocol."""
