package org.rollcall.device.zkteco.pull;

import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;

/** The simulated terminal's side of one conversation. The terminal guards it. */
final class TerminalTalk {
  /** A log up to here comes at once, without parts. */
  static final int DIRECT_MAX_BYTES = 1_024;

  private static final int DATAGRAM_BYTES = 1_024;
  private static final Buffer NOTHING = Buffer.buffer();

  /** Where answers go. */
  @FunctionalInterface
  interface Mouth {
    void say(Frame frame);
  }

  /** What becomes of the connection. */
  enum Move {
    STAY,
    HANG_UP
  }

  private final TerminalState terminal;
  private final Predicate<TerminalTalk> busyBeside;
  private final Mouth mouth;
  private Buffer buffered = NOTHING;
  private int session;
  private boolean admitted;
  private boolean listening;
  private int unconfirmed;
  private int lostOf = -1;

  TerminalTalk(TerminalState terminal, Predicate<TerminalTalk> busyBeside, Mouth mouth) {
    this.terminal = terminal;
    this.busyBeside = busyBeside;
    this.mouth = mouth;
  }

  boolean isOpen() {
    return session != 0;
  }

  boolean isListening() {
    return listening;
  }

  int unconfirmed() {
    return unconfirmed;
  }

  void end() {
    session = 0;
    admitted = false;
    listening = false;
  }

  /** Tells a punch at once, where somebody wants to hear of it. */
  void event(PulledRecord.Punch punch) {
    if (listening) {
      unconfirmed++;
      mouth.say(new Frame(Command.EVENT, LiveCodec.PUNCH, 0, LiveCodec.encode(punch)));
    }
  }

  Move hear(Frame frame) {
    if (terminal.has(PullFault.SILENT)) {
      return Move.STAY;
    }
    if (frame.command() == Command.CONNECT) {
      connect(frame);
    } else if (!isOpen() || frame.session() != session) {
      say(frame, Command.ACK_ERROR, NOTHING);
    } else if (frame.command() == Command.AUTH) {
      Buffer expected = CommKey.scramble(terminal.commKey(), session, CommKey.TICKS);
      admitted = frame.data().equals(expected);
      say(frame, admitted ? Command.ACK_OK : Command.ACK_UNAUTH, NOTHING);
    } else if (!admitted) {
      say(frame, Command.ACK_UNAUTH, NOTHING);
    } else {
      return obey(frame);
    }
    return Move.STAY;
  }

  private void connect(Frame frame) {
    if (busyBeside.test(this)) {
      say(frame, Command.ACK_ERROR, NOTHING);
      return;
    }
    session = session == 0 ? terminal.nextSession() : session;
    admitted = terminal.commKey() == 0;
    say(frame, admitted ? Command.ACK_OK : Command.ACK_UNAUTH, NOTHING);
  }

  private Move obey(Frame frame) {
    switch (frame.command()) {
      case Command.ACK_OK -> unconfirmed = Math.max(0, unconfirmed - 1);
      case Command.FREE_SIZES -> {
        int records = terminal.recordCount();
        Buffer sizes = new FreeSizes(0, records, TerminalState.RECORDS_MAX).encode();
        say(frame, Command.ACK_OK, sizes);
      }
      case Command.ENABLE, Command.DISABLE -> {
        terminal.disable(frame.command() == Command.DISABLE);
        say(frame, Command.ACK_OK, NOTHING);
      }
      case Command.EVENT -> {
        listening = true;
        say(frame, Command.ACK_OK, NOTHING);
      }
      case Command.BUFFER_PREPARE -> prepare(frame);
      case Command.BUFFER_READ -> {
        return part(frame);
      }
      case Command.LOG_READ -> stream(frame, terminal.log());
      case Command.FREE_DATA -> {
        buffered = NOTHING;
        say(frame, Command.ACK_OK, NOTHING);
      }
      case Command.EXIT -> {
        say(frame, Command.ACK_OK, NOTHING);
        end();
      }
      default -> say(frame, Command.ACK_ERROR, NOTHING);
    }
    return Move.STAY;
  }

  private void prepare(Frame frame) {
    boolean asksForLog =
        frame.data().length() >= 3 && frame.data().getUnsignedShortLE(1) == Command.LOG_READ;
    if (!asksForLog || terminal.has(PullFault.NO_BUFFER)) {
      say(frame, Command.ACK_ERROR, NOTHING);
      return;
    }
    Buffer log = terminal.log();
    if (log.length() <= DIRECT_MAX_BYTES) {
      say(frame, Command.DATA, log);
      return;
    }
    buffered = log;
    say(
        frame,
        Command.ACK_OK,
        Buffer.buffer()
            .appendByte((byte) 0)
            .appendIntLE(log.length())
            .appendIntLE(log.length())
            .appendIntLE(0));
  }

  private Move part(Frame frame) {
    if (frame.data().length() < 8) {
      say(frame, Command.ACK_ERROR, NOTHING);
      return Move.STAY;
    }
    if (terminal.has(PullFault.STALL)) {
      return Move.STAY;
    }
    long from = Math.min(buffered.length(), frame.data().getUnsignedIntLE(0));
    long to = Math.min(buffered.length(), from + frame.data().getUnsignedIntLE(4));
    Buffer part = buffered.getBuffer((int) from, (int) to);
    if (terminal.has(PullFault.CUT)) {
      say(frame, Command.PREPARE_DATA, announcement(part));
      say(frame, Command.DATA, part.getBuffer(0, part.length() / 2));
      return Move.HANG_UP;
    }
    stream(frame, part);
    return Move.STAY;
  }

  /** Announces, sends and acknowledges. */
  private void stream(Frame frame, Buffer data) {
    boolean tcp = terminal.transport() == Transport.TCP;
    int pieceBytes = tcp ? TcpLine.CHUNK_BYTES : DATAGRAM_BYTES;
    say(frame, Command.PREPARE_DATA, announcement(data));
    for (int from = 0; from < data.length(); from += pieceBytes) {
      int to = Math.min(data.length(), from + pieceBytes);
      if (!loses(frame, from)) {
        say(frame, Command.DATA, data.getBuffer(from, to));
      }
    }
    say(frame, Command.ACK_OK, NOTHING);
  }

  /** The first piece of a part is lost, when that part is asked for the first time. */
  private boolean loses(Frame frame, int from) {
    int part = frame.data().length() < 4 ? 0 : frame.data().getIntLE(0);
    boolean lost = terminal.has(PullFault.LOSSY) && from == 0 && part != lostOf;
    lostOf = lost ? part : lostOf;
    return lost;
  }

  private static Buffer announcement(Buffer data) {
    return Buffer.buffer().appendIntLE(data.length()).appendIntLE(DATAGRAM_BYTES);
  }

  private void say(Frame asked, int command, Buffer data) {
    mouth.say(new Frame(command, session, asked.reply(), data));
  }
}
