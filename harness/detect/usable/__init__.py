"""Whether a screen can be used: broken, cut, small, faint, nameless, leading nowhere."""
