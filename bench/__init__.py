"""Speed and memory, as ratios against a reference of the same run."""
