package io.throng.viz.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Images as PNG, with words about them in text chunks. */
public final class PngEncoder {
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngEncoder() {}

    /**
     * The bytes of a PNG file.
     *
     * @param about keyword, 1 to 79 Latin letters, to text
     */
    public static byte[] encode(BufferedImage image, Map<String, String> about) throws IOException {
        ImageIO.setUseCache(false);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            if (!about.isEmpty()) {
                metadata.mergeTree(FORMAT, words(about));
            }
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode words(Map<String, String> about) {
        var texts = new IIOMetadataNode("tEXt");
        about.forEach((keyword, text) -> {
            var entry = new IIOMetadataNode("tEXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("value", text);
            texts.appendChild(entry);
        });
        var root = new IIOMetadataNode(FORMAT);
        root.appendChild(texts);
        return root;
    }
}
