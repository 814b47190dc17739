package org.rollcall.gateway.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is woken after a commit. A listener that throws disturbs neither the writer nor the rest. */
final class CommitSignals {
  private static final Logger LOG = LoggerFactory.getLogger(CommitSignals.class);

  /** A registration of its own, so that the same listener can come twice and leave once. */
  private record Registration(Runnable wake, Object identity) {}

  private final List<Registration> registrations = new CopyOnWriteArrayList<>();

  Journal.Subscription add(Runnable wake) {
    Registration registration = new Registration(wake, new Object());
    registrations.add(registration);
    return () -> registrations.remove(registration);
  }

  void fire() {
    for (Registration registration : registrations) {
      try {
        registration.wake().run();
      } catch (RuntimeException e) {
        LOG.warn("a listener to the journal's commits failed and is called again next time", e);
      }
    }
  }
}
