"""What programs read of the public side: Atom feeds and the sitemap."""
