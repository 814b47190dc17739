/** Who may see what: for now the masks under which people without the right see personal data. */
@NullMarked
package org.rollcall.gateway.security;

import org.jspecify.annotations.NullMarked;
