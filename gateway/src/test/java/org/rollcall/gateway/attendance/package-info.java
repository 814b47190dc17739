/** Tests of the rules without anything around them. */
@NullMarked
package org.rollcall.gateway.attendance;

import org.jspecify.annotations.NullMarked;
