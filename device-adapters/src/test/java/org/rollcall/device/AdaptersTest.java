package org.rollcall.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.device.harness.DeviceListener;

class AdaptersTest {

  @Test
  void haveNamesAndPathsOfTheirOwn() {
    assertThat(Adapters.all()).extracting(DeviceAdapter::protocol).doesNotHaveDuplicates();
    // Opening two adapters on one path would throw.
    new DeviceListener(Adapters.all().toArray(DeviceAdapter[]::new)).close();
  }
}
