package org.rollcall.gateway.exchange.aggregate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rollcall.gateway.exchange.sheet.PlainText;

/**
 * IHE Aggregate Data Exchange (ADX): a group for each org unit and period, a data value for each
 * element, things named by code, periods as ISO 8601 start and duration. The service is the
 * dimension {@code SERVICE}.
 */
public final class AdxWriter implements DataValueWriter {
  public static final String NAMESPACE = "urn:ihe:qrph:adx:2015";

  private final Writer out;
  private final XMLStreamWriter xml;

  private AdxWriter(Writer out, XMLStreamWriter xml) {
    this.out = out;
    this.xml = xml;
  }

  /**
   * Begins a document.
   *
   * @param exported when it was drawn up
   */
  public static AdxWriter begin(OutputStream stream, Instant exported) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.setDefaultNamespace(NAMESPACE);
      xml.writeStartElement(NAMESPACE, "adx");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("exported", exported.truncatedTo(ChronoUnit.SECONDS).toString());
      return new AdxWriter(out, xml);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void group(DataValueGroup group) throws IOException {
    if (group.values().isEmpty()) {
      return;
    }
    try {
      xml.writeCharacters("\n  ");
      xml.writeStartElement(NAMESPACE, "group");
      attribute("orgUnit", group.orgUnit());
      attribute("period", group.period().iso8601());
      attribute("dataSet", group.dataSet());
      if (group.completeDate().isPresent()) {
        attribute("completeDate", group.completeDate().get().toString());
      }
      for (DataValue value : group.values()) {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement(NAMESPACE, "dataValue");
        attribute("dataElement", value.dataElement());
        if (value.service().isPresent()) {
          attribute("SERVICE", value.service().get());
        }
        attribute("value", Long.toString(value.value()));
      }
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void finish() throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      out.write('\n');
      out.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** A reader turns other white space in an attribute into blanks, so blanks are written. */
  private void attribute(String name, String text) throws XMLStreamException {
    xml.writeAttribute(name, PlainText.of(text).replaceAll("[\t\n\r]", " "));
  }
}
