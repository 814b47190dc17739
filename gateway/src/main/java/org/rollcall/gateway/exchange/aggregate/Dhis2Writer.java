package org.rollcall.gateway.exchange.aggregate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.rollcall.gateway.exchange.sheet.OpenStream;
import org.rollcall.gateway.exchange.sheet.PlainText;

/**
 * DHIS2's {@code dataValueSets} JSON. One group is a data value set with its data set, period, org
 * unit and, where final, complete date; several, of one data set, are the bulk form, each value
 * with its own period and org unit. Values are texts, as DHIS2 has them.
 */
public final class Dhis2Writer implements DataValueWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final IdScheme ids;
  private Optional<DataValueGroup> first = Optional.empty();
  private boolean isBulk;

  private Dhis2Writer(JsonGenerator json, IdScheme ids) {
    this.json = json;
    this.ids = ids;
  }

  public static Dhis2Writer begin(OutputStream stream, IdScheme ids) throws IOException {
    JsonGenerator json = JSON.createGenerator(new OpenStream(stream));
    json.writeStartObject();
    json.writeStringField("idScheme", ids.name());
    return new Dhis2Writer(json, ids);
  }

  @Override
  public void group(DataValueGroup group) throws IOException {
    if (group.values().isEmpty()) {
      return;
    }
    if (first.isEmpty() && !isBulk) {
      first = Optional.of(group);
      return;
    }
    if (first.isPresent()) {
      if (!first.get().dataSet().equals(group.dataSet())) {
        throw new IllegalArgumentException("a document has the values of one data set");
      }
      isBulk = true;
      json.writeStringField("dataSet", ids.of(Dhis2Kind.DATA_SET, group.dataSet()));
      json.writeArrayFieldStart("dataValues");
      values(first.get(), true);
      first = Optional.empty();
    }
    values(group, true);
  }

  @Override
  public void finish() throws IOException {
    if (first.isPresent()) {
      DataValueGroup group = first.get();
      json.writeStringField("dataSet", ids.of(Dhis2Kind.DATA_SET, group.dataSet()));
      if (group.completeDate().isPresent()) {
        json.writeStringField("completeDate", group.completeDate().get().toString());
      }
      json.writeStringField("period", group.period().code());
      json.writeStringField("orgUnit", id(Dhis2Kind.ORG_UNIT, group.orgUnit()));
      json.writeArrayFieldStart("dataValues");
      values(group, false);
    } else if (!isBulk) {
      json.writeArrayFieldStart("dataValues");
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  private void values(DataValueGroup group, boolean isNamingWhere) throws IOException {
    for (DataValue value : group.values()) {
      json.writeStartObject();
      json.writeStringField("dataElement", id(Dhis2Kind.DATA_ELEMENT, value.dataElement()));
      if (isNamingWhere) {
        json.writeStringField("period", group.period().code());
        json.writeStringField("orgUnit", id(Dhis2Kind.ORG_UNIT, group.orgUnit()));
      }
      if (value.service().isPresent()) {
        json.writeStringField(
            "categoryOptionCombo", id(Dhis2Kind.CATEGORY_OPTION_COMBO, value.service().get()));
      }
      json.writeStringField("value", Long.toString(value.value()));
      json.writeEndObject();
    }
  }

  private String id(Dhis2Kind kind, String code) {
    return PlainText.of(ids.of(kind, code));
  }
}
