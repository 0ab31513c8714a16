from harness.devices.android.evidence.frame_stats import parse_frame_stats
from tests.devices.android.evidence.golden import golden


def test_android_10_leaves_out_first_draws() -> None:
    parsed = parse_frame_stats(golden("gfxinfo_10"))
    (drawn,) = parsed.records
    assert (drawn.rendered, drawn.janky) == (200, 30)
    assert drawn.frame_ms == (10.0, 20.0, 800.0)
    assert (drawn.slow(60.0), drawn.slow(120.0), drawn.frozen) == (2, 3, 1)
    assert len(parsed.unread) == 1


def test_android_14_finds_its_columns_by_name() -> None:
    (drawn,) = parse_frame_stats(golden("gfxinfo_14")).records
    assert (drawn.janky, drawn.frame_ms, drawn.percentiles_ms) == (1, (9.0,), ((50, 5),))
