/**
 * ZKTeco terminals that push over HTTP ({@code /iclock}): the attendance and the security dialect.
 * This package is the pattern for every other protocol; its README tells how to read it.
 */
@NullMarked
package org.rollcall.device.zkteco;

import org.jspecify.annotations.NullMarked;
