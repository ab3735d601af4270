package chat.parley.s3;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the flat lists that S3 answers with; nothing that an XML could fetch is fetched. */
final class Xml {

  private Xml() {}

  /** The text of an element within another; empty when there is none. */
  static String first(Buffer xml, String parent, String child) {
    return rows(xml, parent).stream()
        .map(row -> row.getOrDefault(child, ""))
        .findFirst()
        .orElse("");
  }

  /** Of each such element, the texts of the elements in it; nothing where it is no XML. */
  static List<Map<String, String>> rows(Buffer xml, String element) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (xml.length() == 0 || xml.getByte(0) != '<') {
      return rows;
    }
    try {
      XMLStreamReader reader = reader(xml);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          rows.add(row(reader, element));
        }
      }
      return rows;
    } catch (XMLStreamException broken) {
      throw new IllegalStateException("it answered what is no XML", broken);
    }
  }

  private static XMLStreamReader reader(Buffer xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new ByteArrayInputStream(xml.getBytes()));
  }

  private static Map<String, String> row(XMLStreamReader reader, String element)
      throws XMLStreamException {
    Map<String, String> row = new HashMap<>();
    String name = "";
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        name = reader.getLocalName();
        row.putIfAbsent(name, "");
      } else if (event == XMLStreamConstants.CHARACTERS && !reader.isWhiteSpace()) {
        row.put(name, reader.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(element)) {
        return row;
      }
    }
    return row;
  }
}
