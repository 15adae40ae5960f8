package io.throng.viz.chart;

import java.awt.Dimension;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A painting as SVG, by Batik's generator, which records Java2D calls. It numbers what it defines, so the same painting
 * gives the same text. Images are embedded.
 */
final class SvgEncoder {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private SvgEncoder() {}

    static byte[] encode(Painting painting, Map<String, String> about) throws IOException {
        var context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setPrecision(DECIMALS);
        context.setComment(null);
        context.setImageHandler(new EmbeddedPng());
        var graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(painting.width(), painting.height()));
        painting.paint().accept(graphics);
        var text = new StringWriter();
        Element root = graphics.getRoot();
        if (!about.isEmpty()) {
            root.insertBefore(words(root.getOwnerDocument(), about), root.getFirstChild());
        }
        graphics.stream(root, text, true, false);
        return withoutDoctype(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static Element words(Document document, Map<String, String> about) {
        Element metadata = document.createElementNS(NAMESPACE, "metadata");
        metadata.setTextContent(about.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n")));
        return metadata;
    }

    /** The document type names an address, which XML parsers would fetch whenever a picture is opened. */
    private static String withoutDoctype(String text) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.substring(text.indexOf("<svg"));
    }

    private static Document emptyDocument() throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("this Java runtime cannot make an XML document: " + e.getMessage(), e);
        }
    }

    /** Puts an image into the document itself; Batik's own needs a codec of a hundred classes for that. */
    private static final class EmbeddedPng extends DefaultImageHandler {
        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context)
                throws SVGGraphics2DIOException {
            try {
                String data = Base64.getEncoder().encodeToString(PngEncoder.encode((BufferedImage) image, Map.of()));
                element.setAttributeNS(XLINK_NAMESPACE_URI, "xlink:href", "data:image/png;base64," + data);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException(e.getMessage(), e);
            }
        }
    }
}
