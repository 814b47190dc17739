package org.rollcall.gateway.ingest.recording;

import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.Outcome;
import org.rollcall.device.Receipt;

/** An inlet that also tells the recorder what was stored. Safe from any thread. */
public final class RecordedInlet implements Inlet {
  private final Inlet inlet;
  private final FrameRecorder recorder;

  public RecordedInlet(Inlet inlet, FrameRecorder recorder) {
    this.inlet = inlet;
    this.recorder = recorder;
  }

  @Override
  public Optional<KnownDevice> find(DeviceKey key) {
    return inlet.find(key);
  }

  @Override
  public Optional<KnownDevice> findByToken(String token) {
    return inlet.findByToken(token);
  }

  @Override
  public void seen(DeviceKey key, String remoteAddress) {
    inlet.seen(key, remoteAddress);
  }

  @Override
  public void showed(DeviceKey key, LocalDateTime local, Optional<ZoneOffset> offset) {
    inlet.showed(key, local, offset);
  }

  @Override
  public Future<Receipt> accept(Delivery delivery) {
    return told(delivery, inlet.accept(delivery));
  }

  @Override
  public Future<Receipt> hold(Delivery delivery) {
    return told(delivery, inlet.hold(delivery));
  }

  @Override
  public Future<Outcome> outcome(Receipt.Stored stored) {
    return inlet.outcome(stored);
  }

  private Future<Receipt> told(Delivery delivery, Future<Receipt> receipt) {
    return receipt.onSuccess(
        given -> {
          if (given instanceof Receipt.Stored) {
            recorder.delivered(delivery);
          }
        });
  }
}
