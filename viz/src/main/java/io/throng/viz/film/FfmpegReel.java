package io.throng.viz.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** H.264 in MP4 by ffmpeg, which is handed raw pictures. */
final class FfmpegReel implements Reel {
    private static final int QUALITY = 20;

    private final Path file;
    private final int framesPerSecond;
    private final Map<String, String> about;
    private final Path log;
    private Process process = null;
    private OutputStream pictures = null;

    FfmpegReel(Path file, int framesPerSecond, Map<String, String> about) throws IOException {
        this.file = file;
        this.framesPerSecond = framesPerSecond;
        this.about = about;
        this.log = Files.createTempFile("throng-ffmpeg", ".log");
    }

    static boolean isInstalled() {
        try {
            Process asked = new ProcessBuilder("ffmpeg", "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void start(int width, int height) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-y",
                "-loglevel",
                "error",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgra",
                "-s",
                width + "x" + height));
        command.addAll(List.of("-r", "" + framesPerSecond, "-i", "-", "-c:v", "libx264", "-crf", "" + QUALITY));
        command.addAll(List.of("-pix_fmt", "yuv420p", "-movflags", "+faststart"));
        command.addAll(List.of("-metadata", "comment=" + Reel.words(about), file.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        pictures = process.getOutputStream();
    }

    @Override
    public void add(BufferedImage image) throws IOException {
        if (process == null) {
            start(image.getWidth(), image.getHeight());
        }
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(pixels);
        try {
            pictures.write(bytes.array());
        } catch (IOException ended) {
            throw new IOException("ffmpeg ended early: " + said(), ended);
        }
    }

    private String said() throws IOException {
        return Files.readString(log, Charset.defaultCharset()).strip();
    }

    @Override
    public void finish() throws IOException {
        if (process == null) {
            throw new IOException("a film needs a picture, got none");
        }
        pictures.close();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg failed: " + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg finished", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroy();
        }
        Files.deleteIfExists(log);
    }
}
