"""`start_local`: a server and its workers on one machine, looked after by one parent process."""
