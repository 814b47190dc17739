/** Who may do and see what: roles, tokens, and the masks under which others see personal data. */
@NullMarked
package org.rollcall.gateway.security;

import org.jspecify.annotations.NullMarked;
