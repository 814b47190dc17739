package org.rollcall.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rollcall.device.recording.RecordedCase;
import org.rollcall.gateway.ingest.recording.FrameRecorder;
import org.rollcall.gateway.ingest.recording.Recording;
import org.rollcall.gateway.registry.Device;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/v1/devices/{device}/recording}: what a terminal sends, for ten minutes, to be looked
 * at and played again. The log says who began and who took it away.
 */
final class RecordingResource {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingResource.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LedgerReads reads;
  private final BlockingReads workers;
  private final FrameRecorder recorder;
  private final Clock clock;

  RecordingResource(LedgerReads reads, BlockingReads workers, FrameRecorder recorder, Clock clock) {
    this.reads = reads;
    this.workers = workers;
    this.recorder = recorder;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("startRecording").addHandler(this::start);
    routes.getRoute("recording").addHandler(this::progress);
    routes.getRoute("downloadRecording").addHandler(this::download);
    routes.getRoute("deleteRecording").addHandler(this::delete);
  }

  private void start(RoutingContext context) {
    Device device = device(context);
    FrameRecorder.Start start =
        recorder.start(device.key(), device.id(), device.zone(), Author.of(context));
    if (start instanceof FrameRecorder.Start.Started started) {
      LOG.info("{} records the frames of terminal {}", Author.of(context), device.id());
      Answers.created(context, json(device, started.recording()));
    } else if (start instanceof FrameRecorder.Start.Running) {
      throw new Refusal(
          ErrorCode.RECORDING_NOT_STARTED,
          device.id() + " is recorded already; delete that recording to begin anew");
    } else {
      throw new Refusal(
          ErrorCode.RECORDING_NOT_STARTED,
          FrameRecorder.RECORDINGS_MAX + " recordings are kept; delete one of another terminal");
    }
  }

  private void progress(RoutingContext context) {
    Device device = device(context);
    Answers.ok(context, json(device, recording(device)));
  }

  private void download(RoutingContext context) {
    Device device = device(context);
    Recording recording = recording(device);
    String name = "recorded-" + STAMP.format(recording.startedAt());
    workers
        .run(() -> zip(recording.files(name)))
        .onSuccess(
            zip -> {
              LOG.info("{} took the recording of terminal {}", Author.of(context), device.id());
              context
                  .response()
                  .putHeader("Content-Type", "application/zip")
                  .putHeader("Content-Disposition", "attachment; filename=\"" + name + ".zip\"")
                  .putHeader("Cache-Control", "no-store")
                  .end(zip);
            })
        .onFailure(context::fail);
  }

  private void delete(RoutingContext context) {
    Device device = device(context);
    recording(device);
    recorder.delete(device.key());
    LOG.info("{} deleted the recording of terminal {}", Author.of(context), device.id());
    context.response().setStatusCode(204).end();
  }

  private Device device(RoutingContext context) {
    return DeviceResource.device(reads.homes(), Parameter.path(context, "device"));
  }

  private Recording recording(Device device) {
    return recorder
        .find(device.key())
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.NOT_FOUND,
                    "nothing of " + device.id() + " is recorded; POST …/recording begins"));
  }

  private JsonObject json(Device device, Recording recording) {
    Recording.Progress progress = recording.progress(clock.instant());
    return new JsonObject()
        .put("device", device.id())
        .put("state", progress.state().name().toLowerCase(Locale.ROOT))
        .put("by", progress.author())
        .put("startedAt", progress.startedAt().toString())
        .put("endsAt", progress.endsAt().toString())
        .put("frames", progress.frames())
        .put("bytes", progress.bytes())
        .put("checkIns", progress.checkIns());
  }

  private static Buffer zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(RecordedCase.bytes(file.getValue()));
        zip.closeEntry();
      }
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
