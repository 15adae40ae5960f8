package io.throng.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The message for a name that does not exist: what, got, the nearest, all. */
    public static String unknown(String what, String got, Collection<String> known) {
        String nearest =
                nearest(got, known).map(near -> "; did you mean " + near + "?").orElse("");
        return "no " + what + " is called \"" + got + "\"" + nearest + " (" + what + "s: " + String.join(", ", known)
                + ")";
    }

    /** The known name that differs least, if it differs by at most a third of its letters, or two in short names. */
    public static Optional<String> nearest(String got, Collection<String> known) {
        String lower = got.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= allowed(name))
                .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
    }

    private static int allowed(String name) {
        return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
    }

    /** Edits that turn one word into the other (Levenshtein 1966), in two rows. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
