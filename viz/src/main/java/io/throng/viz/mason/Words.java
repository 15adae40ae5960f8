package io.throng.viz.mason;

/** Words for Swing, which takes those that begin as a page of HTML does for one, and would fetch its pictures. */
final class Words {
    private Words() {}

    /** Words as they are, whatever a recording that came from somewhere calls its agents. */
    static String plain(String words) {
        return words.startsWith("<") ? " " + words : words;
    }
}
