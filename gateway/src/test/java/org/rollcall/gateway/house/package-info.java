/** The house rules of the repository as tests: which way the arrows point, and what tidy means. */
@NullMarked
package org.rollcall.gateway.house;

import org.jspecify.annotations.NullMarked;
