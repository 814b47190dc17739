package org.rollcall.gateway.exchange;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at where the cells of a part say they are. The sheet reader makes room for every column up
 * to the one that a cell names, so one cell in column ZZZZZZ would take all memory.
 */
final class SheetWidth {
  private static final int COLUMN_LETTERS_MAX = 2;

  private SheetWidth() {}

  /** Reads the whole part; whether no cell lies beyond column ZZ. */
  static boolean isBounded(InputStream part) throws XMLStreamException {
    XMLStreamReader reader = factory().createXMLStreamReader(part);
    boolean bounded = true;
    while (reader.hasNext()) {
      boolean cell =
          reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("c");
      bounded &= !cell || isCellNear(reader);
    }
    return bounded;
  }

  private static boolean isCellNear(XMLStreamReader cell) {
    for (int i = 0; i < cell.getAttributeCount(); i++) {
      if (cell.getAttributeLocalName(i).equals("r")
          && columnLetters(cell.getAttributeValue(i)) > COLUMN_LETTERS_MAX) {
        return false;
      }
    }
    return true;
  }

  private static long columnLetters(String reference) {
    return reference.chars().takeWhile(c -> c < '0' || c > '9').filter(c -> c != '$').count();
  }

  /** The platform's own parser, without what a foreign document could make it fetch or expand. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
