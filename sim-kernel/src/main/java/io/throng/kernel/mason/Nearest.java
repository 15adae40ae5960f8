package io.throng.kernel.mason;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
final class Nearest {
    private Nearest() {}

    /** A question to add to a message, or nothing: the known name that differs in a third of its letters at most. */
    static String hint(String got, List<String> known) {
        return known.stream()
                .filter(name -> distance(got, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(got, name)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Edits that turn one word into the other, case aside (Levenshtein 1966). */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
