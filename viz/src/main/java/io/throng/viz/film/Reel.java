package io.throng.viz.film;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the pictures of a film go. */
interface Reel extends Closeable {
    /** Adds a picture; all are of one size, with even sides. */
    void add(BufferedImage image) throws IOException;

    /** Ends the film. */
    void finish() throws IOException;

    /** What a film's metadata say, in a line. */
    static String words(Map<String, String> about) {
        return about.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
    }
}
