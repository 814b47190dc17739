package org.rollcall.device.zkteco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;

/**
 * The lines of an upload as the gateway's events, and counts of what goes no further. Pure.
 *
 * @param events in the order of the wire; one {@code Dropped} for all biometric lines comes last
 * @param users enrolled users, whose names stay behind
 * @param unreadable lines that could not be read, whether they are kept as events or not
 * @param records lines that the terminal counts as records: of people and of doors
 */
record Sifted(List<DeviceEvent> events, int users, int unreadable, int records) {

  static Sifted of(Table table, List<Decoded> lines) {
    Sieve sieve = new Sieve(table, lines.size());
    lines.forEach(sieve::take);
    return sieve.result();
  }

  private static final class Sieve {
    private final boolean attendance;
    private final List<DeviceEvent> events;
    private int users;
    private int unreadable;
    private int records;
    private int pictures;
    private int templates;

    Sieve(Table table, int lines) {
      this.attendance = table.isAttendance();
      this.events = new ArrayList<>(lines);
    }

    void take(Decoded line) {
      boolean isRecord = line instanceof Decoded.Punch || line instanceof Decoded.DoorEvent;
      records += isRecord || (attendance && line instanceof Decoded.Rejected) ? 1 : 0;
      if (line instanceof Decoded.Punch punch) {
        events.add(checkIn(punch));
      } else if (line instanceof Decoded.DoorEvent event) {
        events.add(doorEvent(event));
      } else if (line instanceof Decoded.Operation operation) {
        String name = OperationName.of(operation.code(), operation.value());
        events.add(new DeviceEvent.Operated(name, operation.time(), operation.raw()));
      } else if (line instanceof Decoded.Rejected rejected) {
        unreadable++;
        if (attendance) {
          events.add(new DeviceEvent.Rejected(rejected.raw(), rejected.problem()));
        }
      } else {
        count(line);
      }
    }

    Sifted result() {
      if (pictures + templates > 0) {
        events.add(new DeviceEvent.Dropped(pictures, templates));
      }
      return new Sifted(events, users, unreadable, records);
    }

    private void count(Decoded line) {
      if (line instanceof Decoded.User) {
        users++;
      } else if (line instanceof Decoded.Picture) {
        pictures++;
      } else if (line instanceof Decoded.Template) {
        templates++;
      }
    }

    private static DeviceEvent checkIn(Decoded.Punch punch) {
      return new DeviceEvent.CheckIn(
          punch.pin(),
          punch.time(),
          punch.offset(),
          direction(punch.status()),
          VerifyMethod.of(punch.verify()),
          // Stamps and indexes repeat or stand still: the content is the only identity.
          Optional.empty(),
          punch.workCode(),
          punch.raw());
    }

    private static DeviceEvent doorEvent(Decoded.DoorEvent event) {
      boolean passed = DoorEventKind.of(event.event()) == DoorEventKind.NORMAL;
      if (!passed || event.pin().isEmpty() || event.time().isEmpty()) {
        String name = DoorEventKind.name(event.event());
        return new DeviceEvent.Operated(name, event.time(), event.raw());
      }
      return new DeviceEvent.CheckIn(
          event.pin().get(),
          event.time().get(),
          Optional.empty(),
          passage(event.passage()),
          VerifyMethod.of(event.verify()),
          Optional.empty(),
          Optional.empty(),
          event.raw());
    }

    private static Direction direction(int status) {
      return switch (status) {
        case 0, 3, 4 -> Direction.IN;
        case 1, 2, 5 -> Direction.OUT;
        default -> Direction.UNKNOWN;
      };
    }

    private static Direction passage(int inOut) {
      return switch (inOut) {
        case 0 -> Direction.IN;
        case 1 -> Direction.OUT;
        default -> Direction.UNKNOWN;
      };
    }
  }
}
