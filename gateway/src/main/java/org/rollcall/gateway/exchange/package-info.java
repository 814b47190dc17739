/**
 * Files in: CSV and XLSX become the same {@link org.rollcall.gateway.registry.Table}, or a sentence
 * about why they cannot be read. Files are foreign: every size has a limit with a name. What leaves
 * is written by the packages below.
 */
@NullMarked
package org.rollcall.gateway.exchange;

import org.jspecify.annotations.NullMarked;
