/** The pages in a real browser: journeys, looks and house rules of the files themselves. */
@NullMarked
package org.rollcall.gateway.pages;

import org.jspecify.annotations.NullMarked;
