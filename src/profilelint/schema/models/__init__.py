"""Content models of CMSs, translated into JSON Schema when they are needed: one module a CMS."""
