package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One conversation with one terminal, from the greeting to the farewell. Used once, on one Vert.x
 * context.
 *
 * <pre>
 * CONNECT ─▶ (AUTH) ─▶ FREE_SIZES ─▶ (DISABLE) ─▶ BUFFER_PREPARE ─┬─▶ DATA ──────────────┬─▶ (ENABLE) ─▶ EXIT
 *                                                                 └─▶ BUFFER_READ … FREE ┘
 * </pre>
 *
 * Futures fail with a {@link PullFailure}. A terminal that was disabled is enabled again whatever
 * happens; where the line broke before that, {@link #mayBeDisabled} says so and {@link #enable} of
 * a new session mends it.
 */
final class PullSession {
  /** The longest log that is read. */
  static final int LOG_MAX_BYTES = Dialogue.ANSWER_MAX_BYTES;

  /** How often one chunk is asked for until it is whole. */
  static final int CHUNK_TRIES_MAX = 3;

  /** How long a terminal may think about a question when the gateway stops. */
  static final long HURRY_TIMEOUT_MS = 1_000;

  private static final Buffer NOTHING = Buffer.buffer();

  /** Which table, in the form of the buffered read: 1, the command, two zeros. */
  private static final Buffer LOG_REQUEST =
      Buffer.buffer().appendByte((byte) 1).appendShortLE((short) Command.LOG_READ).appendLong(0);

  private static final Buffer EVERY_EVENT = Buffer.buffer().appendIntLE(0xFFFF);

  /**
   * What a reading brought.
   *
   * @param sizes how full the terminal said it is, where it said so
   * @param log empty where it was not wanted
   */
  record Reading(Optional<FreeSizes> sizes, Optional<Buffer> log) {
    long counted() {
      return sizes.map(FreeSizes::records).orElse(0L);
    }
  }

  private final PullTarget target;
  private final Dialogue dialogue;
  private final int chunkBytes;
  private boolean connected;
  private boolean mayBeDisabled;

  PullSession(
      Vertx vertx, PullTarget target, PullLine line, long timeoutMs, Handler<Frame> events) {
    this.target = target;
    this.dialogue = new Dialogue(vertx, line, timeoutMs, events);
    this.chunkBytes = line.chunkBytes();
  }

  /** Whether the terminal was told to take no punches and has not confirmed the opposite. */
  boolean mayBeDisabled() {
    return mayBeDisabled;
  }

  /**
   * Reads the log and hangs up.
   *
   * @param wanted whether a terminal that is so full is worth reading
   */
  Future<Reading> read(Predicate<FreeSizes> wanted) {
    return connect()
        .compose(greeted -> sizes())
        .compose(
            sizes ->
                sizes.filter(wanted.negate()).isPresent()
                    ? Future.succeededFuture(new Reading(sizes, Optional.empty()))
                    : disabled().compose(ok -> log()).map(l -> new Reading(sizes, Optional.of(l))))
        .eventually(this::leave);
  }

  /** Enables a terminal that another session left disabled, and hangs up. */
  Future<Void> enable() {
    mayBeDisabled = true;
    return connect()
        .compose(greeted -> enabled())
        .compose(
            done ->
                mayBeDisabled
                    ? Future.<Void>failedFuture(new PullFailure("could not be enabled again"))
                    : Future.succeededFuture())
        .eventually(this::leave);
  }

  /** Asks to be told of punches at once; the line stays open until {@link #leave}. */
  Future<Void> listen() {
    return connect()
        .compose(greeted -> dialogue.ask(Command.EVENT, EVERY_EVENT))
        .compose(answer -> expectOk(answer, "does not tell punches at once"));
  }

  /** Confirms an event; the number of the reply is always 0. */
  void confirmEvent() {
    dialogue.tell(new Frame(Command.ACK_OK, dialogue.session(), 0, NOTHING));
  }

  /** Whether the terminal is still there; fails where it is not. */
  Future<Void> ping() {
    return dialogue.ask(Command.FREE_SIZES, NOTHING).mapEmpty();
  }

  /** Enables where needed, says farewell and hangs up. Never fails. */
  Future<Void> leave() {
    return enabled()
        .compose(
            done ->
                connected && dialogue.broken().isEmpty()
                    ? dialogue.ask(Command.EXIT, NOTHING).<Void>mapEmpty().otherwiseEmpty()
                    : Future.succeededFuture())
        .eventually(dialogue::close)
        .otherwiseEmpty();
  }

  /** Breaks off what goes on; the terminal is enabled and left all the same, but in a hurry. */
  void abort() {
    dialogue.hurry(HURRY_TIMEOUT_MS, "was not read to its end: the gateway stops");
  }

  private Future<Void> connect() {
    return dialogue
        .open()
        .compose(opened -> dialogue.ask(Command.CONNECT, NOTHING))
        .compose(
            answer -> {
              dialogue.session(answer.session());
              connected = true;
              return answer.command() == Command.ACK_UNAUTH
                  ? authenticate()
                  : expectOk(answer, "does not take a connection at the moment");
            });
  }

  private Future<Void> authenticate() {
    Buffer key = CommKey.scramble(target.commKey(), dialogue.session(), CommKey.TICKS);
    return dialogue
        .ask(Command.AUTH, key)
        .compose(answer -> expectOk(answer, "does not accept the commKey of the settings"));
  }

  private Future<Optional<FreeSizes>> sizes() {
    return dialogue
        .ask(Command.FREE_SIZES, NOTHING)
        .map(answer -> answer.isOk() ? FreeSizes.decode(answer.data()) : Optional.empty());
  }

  private Future<Void> disabled() {
    if (!target.disableWhileReading()) {
      return Future.succeededFuture();
    }
    mayBeDisabled = true;
    return dialogue.ask(Command.DISABLE, NOTHING).mapEmpty();
  }

  private Future<Void> enabled() {
    if (!mayBeDisabled || dialogue.broken().isPresent()) {
      return Future.succeededFuture();
    }
    return dialogue
        .ask(Command.ENABLE, NOTHING)
        .<Void>map(
            answer -> {
              mayBeDisabled = !answer.isOk();
              return null;
            })
        .otherwiseEmpty();
  }

  private Future<Buffer> log() {
    return dialogue
        .ask(Command.BUFFER_PREPARE, LOG_REQUEST)
        .compose(
            answer -> {
              if (answer.isData()) {
                return Future.succeededFuture(answer.data());
              }
              return answer.isOk() ? chunks(answer.data()) : unbuffered();
            });
  }

  /** As old firmware does it, which has no buffer to read from. */
  private Future<Buffer> unbuffered() {
    return dialogue
        .ask(Command.LOG_READ, NOTHING)
        .compose(
            answer ->
                answer.isData() || answer.isOk()
                    ? Future.succeededFuture(answer.data())
                    : failed("does not give its log away, answer " + answer.command()));
  }

  private Future<Buffer> chunks(Buffer prepared) {
    if (prepared.length() < 5) {
      return Future.succeededFuture(NOTHING);
    }
    long size = prepared.getUnsignedIntLE(1);
    if (size > LOG_MAX_BYTES) {
      return failed("has a log of " + size + " bytes, more than " + LOG_MAX_BYTES);
    }
    return chunk(Buffer.buffer((int) size), (int) size, 1)
        .compose(
            log ->
                dialogue
                    .ask(Command.FREE_DATA, NOTHING)
                    .map(log)
                    // The log is here; that its copy stays in the terminal harms nobody.
                    .otherwise(log));
  }

  private Future<Buffer> chunk(Buffer log, int size, int tries) {
    int wanted = Math.min(chunkBytes, size - log.length());
    if (wanted == 0) {
      return Future.succeededFuture(log);
    }
    return dialogue
        .ask(Command.BUFFER_READ, Buffer.buffer().appendIntLE(log.length()).appendIntLE(wanted))
        .compose(
            answer -> {
              if (answer.isData() && answer.data().length() == wanted) {
                return chunk(log.appendBuffer(answer.data()), size, 1);
              }
              return tries < CHUNK_TRIES_MAX
                  ? chunk(log, size, tries + 1)
                  : failed("sent a part of its log cut short, " + CHUNK_TRIES_MAX + " times");
            });
  }

  private static Future<Void> expectOk(Dialogue.Answer answer, String otherwise) {
    return answer.isOk()
        ? Future.succeededFuture()
        : Future.failedFuture(new PullFailure(otherwise + " (answer " + answer.command() + ")"));
  }

  private static <T> Future<T> failed(String reason) {
    return Future.failedFuture(new PullFailure(reason));
  }
}
