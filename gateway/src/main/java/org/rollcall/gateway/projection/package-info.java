/**
 * Projections: what follows from the journal, each with a cursor of its own. A projection commits
 * its effects and its cursor in one transaction, so it can be stopped, killed, thrown away and
 * rebuilt at any moment.
 */
@NullMarked
package org.rollcall.gateway.projection;

import org.jspecify.annotations.NullMarked;
