/**
 * The ledger: check-ins with what they resolved to, person-days, service counts. All of it follows
 * from the journal and may be thrown away and rebuilt. SQL stands beside the class that runs it.
 */
@NullMarked
package org.rollcall.gateway.ledger;

import org.jspecify.annotations.NullMarked;
