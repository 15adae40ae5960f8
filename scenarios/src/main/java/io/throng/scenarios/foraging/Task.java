package io.throng.scenarios.foraging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task by its name in the field: {@code 8x8-2p-2f-coop}, {@code 2s-10x10-3p-3f}, {@code Foraging-2s-8x8-2p-2f-coop-v3},
 * {@code lbf_8x8_2p_2f_2s_c}. Its parts stand in any order.
 *
 * @param name as it was given
 * @param size {@code 8x8}: rows and columns
 * @param players {@code 2p}
 * @param foods {@code 2f}
 * @param sight {@code 2s}; 0 without it
 * @param coop {@code coop} or {@code c}: all food takes as many as there are, up to three
 * @param ind {@code ind}: everybody can lift all food
 * @param pen {@code pen}: failed attempts cost 0.1
 * @param grid {@code grid}: layers of cells are seen
 */
record Task(
        String name,
        int size,
        int players,
        int foods,
        int sight,
        boolean coop,
        boolean ind,
        boolean pen,
        boolean grid) {
    private static final Pattern COUNT = Pattern.compile("([1-9][0-9]{0,2})([pfs])");
    private static final Pattern FIELD = Pattern.compile("([1-9][0-9]{0,2})x\\1");
    private static final Pattern AROUND = Pattern.compile("^(foraging|lbf)-|-v3$");

    /**
     * The task of a name.
     *
     * @throws IllegalArgumentException if size, players or foods are missing, or a part is unknown or there twice
     */
    static Task named(String name) {
        String text = name.toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> parts =
                new ArrayList<>(List.of(AROUND.matcher(text).replaceAll("").split("-", -1)));
        int size = 0;
        for (String part : parts) {
            Matcher field = FIELD.matcher(part);
            size = field.matches() && size == 0 ? Integer.parseInt(field.group(1)) : size;
        }
        Task task = new Task(
                name,
                size,
                count(parts, "p"),
                count(parts, "f"),
                count(parts, "s"),
                parts.remove("coop") || parts.remove("c"),
                parts.remove("ind"),
                parts.remove("pen"),
                parts.remove("grid"));
        boolean understood = parts.equals(List.of(size + "x" + size));
        if (!understood || task.players == 0 || task.foods == 0) {
            throw new IllegalArgumentException(
                    "a task must be a size, players (p) and foods (f), and may have a sight (s),"
                            + " coop, ind, pen and grid, got \"" + name + "\"; give 8x8-2p-2f-coop or 2s-10x10-3p-3f");
        }
        return task;
    }

    /** Takes the first part that counts something out of the list; 0 if there is none. */
    private static int count(List<String> parts, String what) {
        for (String part : parts) {
            Matcher count = COUNT.matcher(part);
            if (count.matches() && count.group(2).equals(what)) {
                parts.remove(part);
                return Integer.parseInt(count.group(1));
            }
        }
        return 0;
    }

    /**
     * The value that the task gives a parameter.
     *
     * @throws IllegalArgumentException if the parameter was set to another one
     */
    <T> T inPlaceOf(String parameter, T given, T byDefault, T named) {
        if (!given.equals(byDefault) && !given.equals(named)) {
            throw new IllegalArgumentException(parameter + " must be " + named + " in task " + name + ", got " + given
                    + "; give the task or the parameter");
        }
        return named;
    }
}
