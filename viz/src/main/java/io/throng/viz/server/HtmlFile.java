package io.throng.viz.server;

import io.throng.kernel.record.FrameCodec;
import io.throng.kernel.record.Show;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The viewer's page with frames inside: one file that shows a run without a server, or Throng. */
final class HtmlFile {
    private static final String STYLE = "<link rel=\"stylesheet\" href=\"style.css\" />";
    private static final String SCRIPT = "<script type=\"module\" src=\"main.js\"></script>";
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\" />";
    private static final int ALIGNMENT = 4;

    private HtmlFile() {}

    /**
     * Moves a show through some steps and writes what is to be seen.
     *
     * @param steps in order
     */
    static byte[] of(Show show, List<Long> steps) throws IOException {
        String page = text("index.html");
        String script = text("main.js").replace("</script", "<\\/script");
        if (!page.contains(STYLE) || !page.contains(SCRIPT) || !script.contains("DecompressionStream")) {
            throw new IOException(
                    "this build of Throng has no page to put a recording into: it was built without Node.js;"
                            + " install Node.js 20 or newer and build again");
        }
        String frames = frames(show, steps);
        String hello = escaped(new Telling().hello(List.of(show)));
        return page.replace(STYLE, POLICY + "\n<style>" + text("style.css") + "</style>")
                .replace(
                        SCRIPT,
                        "<script type=\"application/gzip\" id=\"recording\" data-hello=\"" + hello + "\">" + frames
                                + "</script>\n<script type=\"module\">" + script + "</script>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String name) throws IOException {
        byte[] bytes = Assets.read(name);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String frames(Show show, List<Long> steps) throws IOException {
        FrameCodec codec = new FrameCodec(show.scene());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (long step : steps) {
                show.move(step);
                byte[] frame = codec.encode(show.frame());
                int padded = (frame.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
                ByteBuffer block = ByteBuffer.allocate(Integer.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
                out.write(block.putInt(frame.length).put(frame).array());
            }
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
