package org.rollcall.gateway.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** A last step of opening the writer's connection; how tests narrow what the storage bears. */
@FunctionalInterface
interface WriterSetup {
  WriterSetup NONE = connection -> {};

  void prepare(Connection connection) throws SQLException;
}
