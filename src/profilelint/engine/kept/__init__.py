"""What is kept of one run for another: records, facts, the cache of results, shards."""
