"""What changes a repository: inferring its configuration, renaming its keys and terms."""
