/**
 * DingTalk attendance machines: they speak with DingTalk's cloud only, and the cloud pushes to
 * {@code /dingtalk/{org}}, sends over a stream, or is asked. See the README beside this file.
 */
@NullMarked
package org.rollcall.device.dingtalk;

import org.jspecify.annotations.NullMarked;
