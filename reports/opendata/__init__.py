"""What machines read: open data, badges, feed, map of the site, picture for networks."""
