package io.throng.viz.film;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;

/** Where the pictures of a film go. */
interface Reel extends Closeable {
    /** Adds a picture; all are of one size, with even sides. */
    void add(BufferedImage image) throws IOException;

    /** Ends the film. */
    void finish() throws IOException;
}
