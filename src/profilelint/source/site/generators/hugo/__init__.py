"""Hugo (https://gohugo.io)."""
