package io.throng.viz.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/** H.264 in MP4 by JCodec: works everywhere, larger and slower than ffmpeg's. */
final class JcodecReel implements Reel {
    private final SequenceEncoder encoder;

    JcodecReel(Path file, int framesPerSecond) throws IOException {
        encoder = SequenceEncoder.createSequenceEncoder(file.toFile(), framesPerSecond);
    }

    /** JCodec's bytes of red, green and blue are 128 less than usual. */
    @Override
    public void add(BufferedImage image) throws IOException {
        Picture picture = Picture.create(image.getWidth(), image.getHeight(), ColorSpace.RGB);
        byte[] bytes = picture.getPlaneData(0);
        int at = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int rgb = image.getRGB(column, row);
                bytes[at++] = (byte) ((rgb >> 16 & 0xff) - 128);
                bytes[at++] = (byte) ((rgb >> 8 & 0xff) - 128);
                bytes[at++] = (byte) ((rgb & 0xff) - 128);
            }
        }
        encoder.encodeNativeFrame(picture);
    }

    @Override
    public void finish() throws IOException {
        encoder.finish();
    }

    @Override
    public void close() {}
}
