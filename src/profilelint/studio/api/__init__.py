"""What the page in the browser asks and is told: one module a family of addresses."""
