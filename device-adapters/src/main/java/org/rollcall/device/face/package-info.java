/**
 * Face terminals and cameras that push over MQTT, the {@code mqtt/face/{id}/…} family sold under
 * many brands: recognitions in, acknowledgements out once they are stored.
 */
@NullMarked
package org.rollcall.device.face;

import org.jspecify.annotations.NullMarked;
