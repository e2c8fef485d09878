"""Settings, addresses and the roof of the site: what comes from outside, and where everything is found."""
