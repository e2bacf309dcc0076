"""The page in the browser for editors: what a workspace knows, over HTTP on this machine."""
