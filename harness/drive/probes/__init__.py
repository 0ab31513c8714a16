"""The protocols MP-1 to MP-10 of standards, section 4, as steps that a scenario takes; one module a protocol."""
