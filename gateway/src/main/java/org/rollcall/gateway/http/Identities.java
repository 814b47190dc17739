package org.rollcall.gateway.http;

import org.rollcall.gateway.security.AccessLog;
import org.rollcall.gateway.security.AccessRows;
import org.rollcall.gateway.security.Accounts;
import org.rollcall.gateway.security.AdminToken;
import org.rollcall.gateway.security.Sessions;
import org.rollcall.gateway.security.SignIns;
import org.rollcall.gateway.security.Tokens;

/**
 * Who may call, and what is kept of it.
 *
 * @param lookups where {@code security.db} is read
 * @param hashing where passwords are hashed
 */
public record Identities(
    BlockingReads lookups,
    BlockingReads hashing,
    AdminToken adminToken,
    Accounts accounts,
    Tokens tokens,
    Sessions sessions,
    SignIns signIns,
    AccessLog accessLog,
    AccessRows accessRows) {}
