package org.rollcall.gateway.journal;

import java.util.concurrent.CompletableFuture;

/** An entry that waits for the writer, and the promise made for it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PendingEntry(String kind, byte[] payload, CompletableFuture<Long> promise) {
  int bytes() {
    return payload.length;
  }

  void fail(JournalException fault) {
    promise.completeExceptionally(fault);
  }
}
