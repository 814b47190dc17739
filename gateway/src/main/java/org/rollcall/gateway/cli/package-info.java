/** The command line: one class a command. Knows everything beneath it; nothing knows it. */
@NullMarked
package org.rollcall.gateway.cli;

import org.jspecify.annotations.NullMarked;
