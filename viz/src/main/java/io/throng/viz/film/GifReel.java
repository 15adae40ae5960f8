package io.throng.viz.film;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An endless GIF; at most 50 pictures a second, as browsers show no more. */
final class GifReel implements Reel {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int HUNDREDTHS = 100;
    private static final int SHORTEST = 2;

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;
    private final int delay;
    private final Map<String, String> about;
    private boolean begun;

    GifReel(Path file, int framesPerSecond, Map<String, String> about) throws IOException {
        this.delay = Math.max(SHORTEST, Math.round((float) HUNDREDTHS / framesPerSecond));
        this.about = about;
        this.out = ImageIO.createImageOutputStream(file.toFile());
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    @Override
    public void add(BufferedImage image) throws IOException {
        BufferedImage indexed = new BufferedImage(
                image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, Palette.of(image));
        var graphics = indexed.createGraphics();
        // Noise of dithering would not compress, and the palette is made for this very image.
        graphics.setRenderingHint(RenderingHints.KEY_DITHERING, RenderingHints.VALUE_DITHER_DISABLE);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(indexed), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        control(root);
        if (!begun) {
            loop(root);
            comment(root);
        }
        metadata.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
        begun = true;
    }

    private void control(IIOMetadataNode root) {
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(delay));
        control.setAttribute("transparentColorIndex", "0");
    }

    /** For ever. */
    private static void loop(IIOMetadataNode root) {
        var extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        extension.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(extension);
    }

    private void comment(IIOMetadataNode root) {
        var comment = new IIOMetadataNode("CommentExtension");
        String text = Reel.words(about);
        comment.setAttribute("value", new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
        child(root, "CommentExtensions").appendChild(comment);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        var child = new IIOMetadataNode(name);
        root.appendChild(child);
        return child;
    }

    @Override
    public void finish() throws IOException {
        writer.endWriteSequence();
        out.flush();
        out.close();
    }

    @Override
    public void close() throws IOException {
        writer.dispose();
        try {
            out.close();
        } catch (IOException alreadyClosed) {
            // by finish
        }
    }
}
