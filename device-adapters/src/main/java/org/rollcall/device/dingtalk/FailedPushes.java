package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Fetches the pushes that DingTalk could not deliver. Each call makes DingTalk forget what the call
 * before it returned; so all of an answer is stored before the next call, in this pass or a later
 * one. Used from one event loop only.
 */
final class FailedPushes {
  static final String PATH = "/call_back/get_call_back_failed_result";
  static final int CALLS_MAX = 50;

  private final Organisation organisation;
  private final OldApi api;
  private final OrganisationBook book;
  private final Handover handover;
  private final Queue<CloudEvent> unstored = new ArrayDeque<>();

  FailedPushes(Organisation organisation, OldApi api, OrganisationBook book, Handover handover) {
    this.organisation = organisation;
    this.api = api;
    this.book = book;
    this.handover = handover;
  }

  /** Completes with the trouble that kept it from fetching all; empty where there was none. */
  Future<Optional<ApiAnswer.Bad>> fetch() {
    return storeRest().compose(stored -> stored ? call(1) : Reconciler.notStored());
  }

  private Future<Optional<ApiAnswer.Bad>> call(int calls) {
    return api.get(PATH)
        .compose(
            answer -> {
              if (answer instanceof ApiAnswer.Bad bad) {
                return Future.succeededFuture(Optional.of(bad));
              }
              ObjectNode body = ((ApiAnswer.Good) answer).body();
              body.path("failed_list").forEach(this::take);
              boolean more = body.path("has_more").asBoolean() && calls < CALLS_MAX;
              return storeRest()
                  .compose(
                      stored -> {
                        if (!stored) {
                          return Reconciler.notStored();
                        }
                        return more ? call(calls + 1) : Future.succeededFuture(Optional.empty());
                      });
            });
  }

  private void take(JsonNode failed) {
    String tag = Json.text(failed, "call_back_tag").orElse("");
    JsonNode content = failed.path(tag);
    Optional<String> corpId = Json.text(content, "corpid", "corpId");
    handover.count(Coped.PUSH_RECOVERED, 1);
    unstored.add(EventCodec.decode(tag, corpId, content, organisation.corpId()));
  }

  private Future<Boolean> storeRest() {
    CloudEvent next = unstored.peek();
    if (next == null) {
      return Future.succeededFuture(true);
    }
    return handover
        .store(book, next, Reconciler.REMOTE)
        .compose(
            stored -> {
              if (!stored) {
                return Future.succeededFuture(false);
              }
              unstored.remove();
              return storeRest();
            });
  }
}
