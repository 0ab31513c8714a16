"""Contrast of text against its ground, as WCAG 2 defines it: (L1 + 0.05) / (L2 + 0.05) on linearised sRGB."""

Colour = tuple[int, int, int]


def contrast(first: Colour, second: Colour) -> float:
    """1.0 (same) to 21.0 (black on white), whichever way round."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Relative luminance 0..1 of an sRGB colour 0-255."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
