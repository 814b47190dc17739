package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Questions and answers on one line, one at a time. An answer is one frame, or an announcement with
 * the data that follow it:
 *
 * <pre>
 *   ask ──▶ ACK_OK, DATA, …                                      one frame
 *   ask ──▶ PREPARE_DATA (size) ─▶ DATA ─▶ DATA … ─▶ ACK_OK      several
 * </pre>
 *
 * Used on one Vert.x context. A terminal that stays silent fails the question; over UDP it is asked
 * again first.
 */
final class Dialogue {
  /** How often one question is asked over a line that loses. */
  static final int ASKED_MAX = 3;

  /** The most that one answer may bring. */
  static final int ANSWER_MAX_BYTES = 32 << 20;

  private final Vertx vertx;
  private final PullLine line;
  private long timeoutMs;
  private final Handler<Frame> events;
  private Optional<Question> open = Optional.empty();
  private Optional<String> broken = Optional.empty();
  private int session;
  private int lastReply = -1;
  private boolean acknowledgementMayFollow;

  /**
   * A dialogue on a line that is not open yet.
   *
   * @param events gets what the terminal says unasked
   */
  Dialogue(Vertx vertx, PullLine line, long timeoutMs, Handler<Frame> events) {
    this.vertx = vertx;
    this.line = line;
    this.timeoutMs = timeoutMs;
    this.events = events;
  }

  Future<Void> open() {
    return line.open(this::hear, this::breakOff);
  }

  /** From now on frames carry this number. */
  void session(int given) {
    session = given;
  }

  int session() {
    return session;
  }

  /** Why nothing more can be asked; empty while the line is good. */
  Optional<String> broken() {
    return broken;
  }

  Future<Answer> ask(int command, Buffer data) {
    if (broken.isPresent()) {
      return Future.failedFuture(new PullFailure(broken.get()));
    }
    if (open.isPresent()) {
      return Future.failedFuture(new IllegalStateException("one question at a time"));
    }
    lastReply = (lastReply + 1) & Frame.NUMBER_MAX;
    Question question = new Question(new Frame(command, session, lastReply, data));
    open = Optional.of(question);
    question.ask();
    return question.promise.future();
  }

  /** Says something that has no answer. */
  void tell(Frame frame) {
    line.send(frame);
  }

  /** Gives up what is being asked, and from now on has little patience. */
  void hurry(long ms, String reason) {
    timeoutMs = ms;
    open.ifPresent(question -> question.fail(reason));
  }

  Future<Void> close() {
    breakOff("was hung up on");
    return line.close();
  }

  private void hear(Frame frame) {
    if (frame.command() == Command.EVENT) {
      events.handle(frame);
    } else {
      open.filter(question -> answers(frame, question)).ifPresent(q -> q.hear(frame));
    }
  }

  /**
   * Over UDP an answer may be late, and only its number tells. Over TCP some firmware numbers as it
   * likes; there only the acknowledgement that trails behind direct data has to be told apart.
   */
  private boolean answers(Frame frame, Question question) {
    int asked = question.frame.reply();
    if (line.loses()) {
      return frame.reply() == asked;
    }
    boolean trails =
        acknowledgementMayFollow
            && frame.command() == Command.ACK_OK
            && frame.reply() == ((asked - 1) & Frame.NUMBER_MAX);
    return !trails;
  }

  private void breakOff(String reason) {
    if (broken.isEmpty()) {
      broken = Optional.of(reason);
      open.ifPresent(question -> question.fail(reason));
    }
  }

  /** A question that has no answer yet. */
  private final class Question {
    private final Frame frame;
    private final Promise<Answer> promise = Promise.promise();
    private Optional<Buffer> gathered = Optional.empty();
    private long announced;
    private int asked;
    private long timer = -1;

    Question(Frame frame) {
      this.frame = frame;
    }

    void ask() {
      asked++;
      line.send(frame);
      waitFor(timeoutMs);
    }

    void hear(Frame heard) {
      waitFor(timeoutMs);
      if (gathered.isPresent()) {
        gather(heard, gathered.get());
      } else if (heard.command() == Command.PREPARE_DATA) {
        announced = heard.data().length() < 4 ? 0 : heard.data().getUnsignedIntLE(0);
        gathered = Optional.of(Buffer.buffer());
      } else {
        end(new Answer(heard.command(), heard.session(), heard.data()));
      }
    }

    private void gather(Frame heard, Buffer data) {
      switch (heard.command()) {
        case Command.DATA -> {
          if (data.length() + heard.data().length() > ANSWER_MAX_BYTES) {
            fail("sent more than " + ANSWER_MAX_BYTES + " bytes at once");
          } else {
            data.appendBuffer(heard.data());
          }
        }
        case Command.PREPARE_DATA -> {}
        case Command.ACK_OK -> end(new Answer(Command.DATA, heard.session(), data));
        default -> end(new Answer(heard.command(), heard.session(), heard.data()));
      }
    }

    private void waitFor(long ms) {
      vertx.cancelTimer(timer);
      timer = vertx.setTimer(ms, late -> timeOut());
    }

    private void timeOut() {
      Optional<Buffer> all = gathered.filter(d -> announced > 0 && d.length() >= announced);
      if (all.isPresent()) {
        // Everything that was announced is here; only the acknowledgement went missing.
        end(new Answer(Command.DATA, frame.session(), all.get()));
      } else if (line.loses() && asked < ASKED_MAX) {
        gathered = Optional.empty();
        ask();
      } else {
        fail("did not answer within " + timeoutMs + " ms");
      }
    }

    private void end(Answer answer) {
      vertx.cancelTimer(timer);
      open = Optional.empty();
      acknowledgementMayFollow = answer.command() == Command.DATA && gathered.isEmpty();
      promise.tryComplete(answer);
    }

    void fail(String reason) {
      vertx.cancelTimer(timer);
      open = Optional.empty();
      promise.tryFail(new PullFailure(reason));
    }
  }

  /**
   * What a question led to.
   *
   * @param command the answer's own; {@link Command#DATA} where data were announced and came
   */
  record Answer(int command, int session, Buffer data) {
    boolean isOk() {
      return command == Command.ACK_OK;
    }

    boolean isData() {
      return command == Command.DATA;
    }
  }
}
