package org.rollcall.device.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML to a {@link Tree}: elements by their local names, attributes and namespaces left aside. A
 * document with a document type is not read, and nothing outside a document is ever fetched. Never
 * throws on any text.
 */
final class XmlTreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String DOCTYPE = "<!DOCTYPE";

  private final XMLStreamReader reader;
  private final Set<JsonNode> cut = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<String> problem = Optional.empty();
  private int nodes;
  private int pictures;

  private XmlTreeReader(XMLStreamReader reader) {
    this.reader = reader;
  }

  static Tree read(String text) {
    if (text.contains(DOCTYPE)) {
      return unread("the document has a document type");
    }
    try {
      return new XmlTreeReader(factory().createXMLStreamReader(new StringReader(text))).tree();
    } catch (XMLStreamException e) {
      return unread("the document is no XML");
    }
  }

  private static Tree unread(String problem) {
    return new Tree(NODES.objectNode(), Set.of(), 0, Optional.of(problem));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Prefixes that nobody declared are no reason to lose an event.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private Tree tree() {
    ObjectNode root = NODES.objectNode();
    for (int event = next(); whole(); event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = localName();
        Tree.add(root, name, element(1));
        return new Tree(root, cut, pictures, problem);
      }
    }
    return new Tree(root, cut, pictures, problem);
  }

  private JsonNode element(int depth) {
    if (depth > Tree.DEPTH_MAX || ++nodes > Tree.NODES_MAX) {
      problem = Optional.of("the document is too deep or has too many elements");
    }
    ObjectNode children = NODES.objectNode();
    StringBuilder text = new StringBuilder();
    int event = whole() ? next() : XMLStreamConstants.END_ELEMENT;
    while (whole() && event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = localName();
        Tree.add(children, name, element(depth + 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
      event = whole() ? next() : event;
    }
    if (!whole()) {
      cut.add(children);
      return children;
    }
    return children.isEmpty() ? NODES.textNode(kept(text.toString().strip())) : children;
  }

  private String kept(String text) {
    if (Tree.isPicture(text)) {
      pictures++;
    }
    return text.length() > Tree.TEXT_MAX_CHARS ? "" : text;
  }

  private String localName() {
    String name = reader.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  private boolean whole() {
    return problem.isEmpty();
  }

  private int next() {
    try {
      if (reader.hasNext()) {
        return reader.next();
      }
      problem = Optional.of("the document ends in the middle");
    } catch (XMLStreamException | RuntimeException e) {
      // The parser of the JDK throws either on a spoilt document.
      problem = Optional.of("the document is no XML or ends in the middle");
    }
    return XMLStreamConstants.END_DOCUMENT;
  }
}
