"""`harness look`: one screenshot with or without its page source, in whatever form that comes."""
