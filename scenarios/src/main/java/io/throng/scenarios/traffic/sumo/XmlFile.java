package io.throng.scenarios.traffic.sumo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a file element by element, in memory that does not depend on its size. Nothing it says is executed or fetched:
 * document types, and with them entities, are refused, as are deep nesting and more elements than any network has.
 */
final class XmlFile {
    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 50_000_000;
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final String GZIP = ".gz";

    private XmlFile() {}

    /**
     * Reads a file; one that ends in .gz is unpacked.
     *
     * @param listener told where each element begins, in order
     * @throws IllegalArgumentException with file and line if it is damaged or refused
     * @throws IOException if it cannot be read
     */
    static void read(Path file, Consumer<XmlElement> listener) throws IOException {
        try (InputStream in = open(file)) {
            read(file.toString(), in, listener);
        }
    }

    /**
     * Reads a document.
     *
     * @param name what it is called in messages
     */
    static void read(String name, InputStream in, Consumer<XmlElement> listener) throws IOException {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, false);
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            try {
                read(name, reader, listener);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw new IOException(name + ": " + broken.getMessage(), broken);
            }
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new IllegalArgumentException(
                    name + ", line " + line + ": " + e.getMessage().replaceAll("\\s+", " "), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is not a file; give the path of one");
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        if (!file.toString().endsWith(GZIP)) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void read(String file, XMLStreamReader reader, Consumer<XmlElement> listener)
            throws XMLStreamException {
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    elements++;
                    XmlElement element = element(file, depth, reader);
                    if (depth > DEEPEST) {
                        throw element.wrong("lies more than " + DEEPEST + " elements deep; no file of SUMO does");
                    }
                    if (elements > MOST_ELEMENTS) {
                        throw element.wrong("is one of more than " + MOST_ELEMENTS + "; divide the file");
                    }
                    listener.accept(element);
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new IllegalArgumentException(file + ", line "
                            + reader.getLocation().getLineNumber()
                            + ": document types and entities are not read; remove them");
                default -> {}
            }
        }
    }

    private static XmlElement element(String file, int depth, XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        int line = reader.getLocation().getLineNumber();
        XmlElement element = new XmlElement(file, line, depth, reader.getLocalName(), attributes);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String value = reader.getAttributeValue(i);
            if (value.length() > MOST_CHARACTERS) {
                throw element.wrong(reader.getAttributeLocalName(i) + " has " + value.length()
                        + " characters, more than " + MOST_CHARACTERS);
            }
            attributes.put(reader.getAttributeLocalName(i), value);
        }
        return element;
    }
}
