"""What people look at: lists, statistics, snapshots. Reading only."""
