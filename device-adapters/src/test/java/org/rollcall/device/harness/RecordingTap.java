package org.rollcall.device.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.recording.RecordedCase;

/** Records all terminals once it is told to. */
public final class RecordingTap implements FrameTap {
  private final List<RecordedCase.Timed> frames = new ArrayList<>();
  private boolean recording;

  public synchronized void start() {
    recording = true;
  }

  @Override
  public synchronized boolean records(DeviceKey key) {
    return recording;
  }

  @Override
  public synchronized void take(DeviceKey key, String protocol, Frame frame) {
    frames.add(new RecordedCase.Timed(DeviceListener.CLOCK.instant(), frame));
  }

  public synchronized List<RecordedCase.Timed> frames() {
    return List.copyOf(frames);
  }

  /** Writes the recording as a case folder; gives everything that stands in it. */
  public String write(Path folder, RecordingInlet inlet) throws IOException {
    List<DeviceEvent.CheckIn> checkIns = new ArrayList<>();
    for (Delivery delivery : inlet.deliveries()) {
      String serial = delivery.device().serial();
      delivery.events().stream()
          .filter(DeviceEvent.CheckIn.class::isInstance)
          .map(DeviceEvent.CheckIn.class::cast)
          .map(one -> RecordedCase.renamed(serial, "D-" + serial, delivery.organisation(), one))
          .forEach(checkIns::add);
    }
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, String> file :
        RecordedCase.files(ZoneId.of("Asia/Shanghai"), frames(), checkIns).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
      all.append(file.getValue());
    }
    return all.toString();
  }
}
