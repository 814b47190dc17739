/**
 * Recorded frames as case folders: text that a person can read and a test can play. The form is
 * that of the folders under {@code src/test/resources}.
 */
@NullMarked
package org.rollcall.device.recording;

import org.jspecify.annotations.NullMarked;
