"""What tests need to run real processes."""
