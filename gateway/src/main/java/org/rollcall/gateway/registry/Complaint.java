package org.rollcall.gateway.registry;

/** What a rule has against one cell of a row. */
record Complaint(String column, String problem) {}
