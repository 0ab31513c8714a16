"""Screens as offices of many kinds write them: line-marked sheets, skins that draw them, sources that tell of them."""
