"""`harness devices`: the phones that are attached here, accepted, returned."""
