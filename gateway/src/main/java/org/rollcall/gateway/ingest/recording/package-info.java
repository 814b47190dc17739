/**
 * Records the frames of a terminal that misbehaves, for whoever has to mend it: bounded, in memory,
 * out of the journal, and only what adapters show.
 */
@NullMarked
package org.rollcall.gateway.ingest.recording;

import org.jspecify.annotations.NullMarked;
