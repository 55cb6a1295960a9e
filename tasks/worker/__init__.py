"""The process behind `runworker`: a supervisor that owns the database, and children that own the processor."""
