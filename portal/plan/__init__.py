"""What the site will consist of: addresses, listings, relations and feeds, from the released documents alone."""
