/** What the adapters' tests stand on: a real listener, a fake inlet, case folders, raw HTTP. */
@NullMarked
package org.rollcall.device.harness;

import org.jspecify.annotations.NullMarked;
