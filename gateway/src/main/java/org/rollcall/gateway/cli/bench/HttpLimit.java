package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the same load makes of a server that stores nothing.
 *
 * @param one with one check-in a request
 * @param hundred with a hundred
 */
record HttpLimit(Load one, Load hundred) {
  /** The command of the programme that runs {@link DoNothing}; prints a line when it listens. */
  static final List<String> COMMAND = List.of("bench", "do-nothing");

  static HttpLimit measure(Bed bed) throws IOException, InterruptedException {
    Duration duration = bed.options().duration();
    try (Child server = Child.start(bed.programme(), bed.log(), Map.of(), COMMAND);
        LoadRun load = new LoadRun()) {
      int port = server.awaitReady().line().getInteger("device");
      List<Uploads> ones = bed.endlessUploads();
      ones.forEach(Uploads::sendEach);
      bed.warmUp(load, port, ones);
      Load one = load.run(port, ones, Pace.flatOut(duration));
      List<Uploads> hundreds = bed.endlessUploads();
      bed.prepare(hundreds, bed.options().events());
      Load hundred = load.run(port, hundreds, Pace.flatOut());
      server.kill();
      return new HttpLimit(one, hundred);
    }
  }
}
