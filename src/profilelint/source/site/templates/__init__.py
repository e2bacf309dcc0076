"""What the templates of a site do with front-matter fields; no template is run."""
