package io.throng.scenarios.traffic.output;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements with attributes, a line each. */
final class XmlOut implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final String INDENT = "    ";
    private static final long HUNDRED = 100;

    private final OutputStream to;
    private final XMLStreamWriter writer;
    private int depth;

    /** Begins a document. */
    XmlOut(OutputStream to, String root) throws IOException {
        this.to = new BufferedOutputStream(to, BUFFER);
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(this.to, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        open(root);
    }

    /** Begins an element. */
    void open(String name) throws IOException {
        try {
            line();
            writer.writeStartElement(name);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        depth++;
    }

    /** Writes an element in which nothing is but attributes. */
    void leaf(String name) throws IOException {
        try {
            line();
            writer.writeEmptyElement(name);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void line() throws XMLStreamException {
        writer.writeCharacters("\n" + INDENT.repeat(depth));
    }

    XmlOut text(String name, String value) throws IOException {
        try {
            writer.writeAttribute(name, value);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return this;
    }

    XmlOut count(String name, long value) throws IOException {
        return text(name, Long.toString(value));
    }

    /** With as many digits as are needed to read it back. */
    XmlOut exact(String name, double value) throws IOException {
        return text(name, Double.toString(value));
    }

    /** With two decimals, as SUMO writes them. */
    XmlOut number(String name, double value) throws IOException {
        return text(name, decimals(value));
    }

    /** A number with two decimals, the even one if it lies in the middle. */
    static String decimals(double value) {
        double hundredths = Math.rint(value * HUNDRED);
        if (!(Math.abs(hundredths) < Long.MAX_VALUE)) {
            return Double.toString(value);
        }
        long all = (long) Math.abs(hundredths);
        long part = all % HUNDRED;
        String text = all / HUNDRED + (part < 10 ? ".0" : ".") + part;
        return hundredths < 0 ? "-" + text : text;
    }

    /** Ends the element begun last. */
    void end() throws IOException {
        depth--;
        try {
            line();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (OutputStream closing = to) {
            end();
            writer.writeCharacters("\n");
            writer.writeEndDocument();
            writer.close();
            closing.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
