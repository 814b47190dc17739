/**
 * The rules: from the facts of a person's date to its state, credit and service counts. Pure
 * functions over records ({@code java.*} only), so that arrival order and duplicates cannot matter.
 *
 * <p>A day passes through small steps, each a class of its own:
 *
 * <pre>
 *   punches, corrections ─▶ Intake ─▶ Bursts ─▶ SessionWalk ─▶ Presence ─▶ Conflicts ─▶ DayState
 *                           distinct, gathered  directions,    merged      across       Punctuality
 *                           in order            sessions       minutes     sites        ServiceRules
 * </pre>
 *
 * {@link org.rollcall.gateway.attendance.DayRules} composes them and is the only way in.
 */
@NullMarked
package org.rollcall.gateway.attendance;

import org.jspecify.annotations.NullMarked;
