/**
 * Terminals with DejaOS software (DW200, VF203, VF105 and their kin) over MQTT: access records in,
 * {@code access_reply} out once they are stored. A question for permission is never answered.
 */
@NullMarked
package org.rollcall.device.dejaos;

import org.jspecify.annotations.NullMarked;
