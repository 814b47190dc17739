/** Test support: text tables and the shared samples. */
@NullMarked
package org.rollcall.gateway.table;

import org.jspecify.annotations.NullMarked;
