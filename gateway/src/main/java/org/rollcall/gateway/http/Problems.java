package org.rollcall.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.ingest.NotYetAppliedException;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.security.SecurityStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures become {@code application/problem+json}. A refusal is written as it
 * is; anything else is a fault: logged here once and answered 500 without its text.
 */
final class Problems implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_AFTER_S = "2";

  @Override
  public void handle(RoutingContext context) {
    Throwable failure = cause(context.failure());
    if (failure instanceof Refusal refusal) {
      write(context, refusal.code(), text(refusal));
    } else if (failure instanceof ValidatorException invalid) {
      boolean mediaType = invalid.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT;
      write(
          context,
          mediaType ? ErrorCode.UNSUPPORTED_MEDIA_TYPE : ErrorCode.BAD_REQUEST,
          text(invalid));
    } else if (failure instanceof JournalException trouble) {
      write(context, ofJournal(trouble.code()), text(trouble));
    } else if (failure instanceof SecurityStoreException trouble) {
      write(
          context,
          trouble.isOverloaded() ? ErrorCode.OVERLOADED : ErrorCode.STORAGE_FAILED,
          text(trouble));
    } else if (failure instanceof NotYetAppliedException) {
      write(context, ErrorCode.NOT_YET_APPLIED, text(failure));
    } else if (failure == null || context.statusCode() != ErrorCode.INTERNAL.status()) {
      write(
          context,
          ofStatus(context.statusCode()),
          context.request().method() + " " + context.request().path());
    } else {
      LOG.error("{} {} failed", context.request().method(), context.normalizedPath(), failure);
      write(context, ErrorCode.INTERNAL, "the log has the details");
    }
  }

  /** What the contract's validator found is wrapped in an exception that says less. */
  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof HttpException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static ErrorCode ofJournal(JournalException.Code code) {
    return switch (code) {
      case OVERLOADED -> ErrorCode.OVERLOADED;
      case TOO_LARGE -> ErrorCode.BODY_TOO_LARGE;
      case STORAGE_FAILED, CLOSED -> ErrorCode.STORAGE_FAILED;
      case DAMAGED -> ErrorCode.INTERNAL;
    };
  }

  private static ErrorCode ofStatus(int status) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.status() == status) {
        return code;
      }
    }
    return status >= 500 || status < 0 ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST;
  }

  private static String text(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
  }

  private static void write(RoutingContext context, ErrorCode code, String detail) {
    write(context, code, new JsonObject().put("detail", detail));
  }

  /** Writes a problem with further members. */
  static void write(RoutingContext context, ErrorCode code, JsonObject members) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    if (code.status() == 503) {
      response.putHeader("Retry-After", RETRY_AFTER_S);
    }
    if (code == ErrorCode.UNAUTHENTICATED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    JsonObject problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", code.title())
            .put("status", code.status())
            .put("code", code.name())
            .mergeIn(members);
    response
        .setStatusCode(code.status())
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.toBuffer());
  }
}
