"""Rules: what each looks at, what it says, and how it proves itself."""
