package org.rollcall.device.dingtalk;

import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;

/**
 * One item of an event or of an answer.
 *
 * @param device the machine, or the organisation where no machine is named
 * @param organisation whose user ids these are
 * @param event a check-in, or a {@code Rejected} where the item cannot be read
 */
record Punch(DeviceKey device, String organisation, DeviceEvent event) {}
