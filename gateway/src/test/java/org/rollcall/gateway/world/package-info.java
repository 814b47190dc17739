/**
 * Test support: a journal in memory, a ledger on disk and a small town to fill them, driven step by
 * step by the test that owns them.
 */
@NullMarked
package org.rollcall.gateway.world;

import org.jspecify.annotations.NullMarked;
