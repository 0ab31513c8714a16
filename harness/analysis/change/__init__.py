"""Two versions of an app held side by side (Article 11): what is new, gone or moved, what is noise, how grave it is."""
