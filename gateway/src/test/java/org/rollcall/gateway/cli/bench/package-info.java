/** Tests of the bench: its plan and figures as values, then the whole of it with a tiny load. */
@NullMarked
package org.rollcall.gateway.cli.bench;

import org.jspecify.annotations.NullMarked;
