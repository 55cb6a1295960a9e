"""What people ask for. API, admin, pages and commands all call these."""
