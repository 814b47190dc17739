/**
 * Sizing on the machine at hand: a gateway of its own as a child process, load that people and
 * terminals could make, the limit of the machine measured beside it, and the proof by counting that
 * nothing acknowledged was lost.
 */
@NullMarked
package org.rollcall.gateway.cli.bench;

import org.jspecify.annotations.NullMarked;
