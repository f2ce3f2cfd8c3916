"""What libraries do, as data: one TOML file a library, and the lookups that the analysis makes in them."""
