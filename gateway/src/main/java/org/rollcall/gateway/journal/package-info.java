/**
 * What was said, once, in order, durably: the append-only record that every other store is rebuilt
 * from. The port is {@link org.rollcall.gateway.journal.Journal}; the embedded engine is {@link
 * org.rollcall.gateway.journal.SqliteJournal}. Entries are bytes with a kind; what they mean is
 * decided further out.
 */
@NullMarked
package org.rollcall.gateway.journal;

import org.jspecify.annotations.NullMarked;
