package org.rollcall.gateway.exchange.sheet;

/** What a published number means; goes with it on a sheet of its own. */
public record Definition(String code, Label name, Label meaning) {}
