package io.throng.scenarios.traffic.assignment;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of Transportation Networks for Research (TNTP): metadata in angle brackets, then a line for each link, or trips by origin.
 * What follows a tilde is a comment.
 */
public final class Tntp {
    private static final int MOST_LINES = 5_000_000;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int MOST_NODES = 5_000_000;
    private static final Pattern METADATA = Pattern.compile("<([^>]*)>(.*)");
    private static final String END = "END OF METADATA";
    private static final int FIELDS = 7;

    private final Path file;
    private final Map<String, String> metadata = new HashMap<>();
    private int number;

    private Tntp(Path file) {
        this.file = file;
    }

    @FunctionalInterface
    private interface Line {
        void read(String text);
    }

    /**
     * Reads a network: times of links are by the function of the Bureau of Public Roads.
     *
     * @throws IllegalArgumentException naming file and line if something is wrong
     * @throws IOException if it cannot be read
     */
    public static FlowNetwork network(Path file) throws IOException {
        Tntp tntp = new Tntp(file);
        List<FlowNetwork.FlowLink> links = new ArrayList<>();
        tntp.read(text -> links.add(tntp.link(text.replace(";", " ").strip())));
        int nodes = tntp.whole("NUMBER OF NODES");
        int declared = tntp.whole("NUMBER OF LINKS");
        if (declared != links.size()) {
            throw new IllegalArgumentException(
                    file + " must have " + declared + " links, as it says itself, got " + links.size());
        }
        try {
            return new FlowNetwork(nodes, tntp.whole("FIRST THRU NODE"), links);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private FlowNetwork.FlowLink link(String text) {
        String[] fields = text.split("\\s+", -1);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException(
                    "a link must have from, to, capacity, length, free flow time, b and power, got " + text);
        }
        double power = decimal(fields[6]);
        LinkCost cost = LinkCost.bpr(decimal(fields[4]), decimal(fields[5]), decimal(fields[2]), power);
        return new FlowNetwork.FlowLink(node(fields[0]), node(fields[1]), cost);
    }

    /**
     * Reads trips. Those of no amount are left out.
     *
     * @throws IllegalArgumentException naming file and line if something is wrong
     * @throws IOException if it cannot be read
     */
    public static List<Trips> trips(Path file) throws IOException {
        Tntp tntp = new Tntp(file);
        List<Trips> trips = new ArrayList<>();
        int[] origin = {0};
        tntp.read(text -> {
            if (text.toLowerCase(Locale.ROOT).startsWith("origin")) {
                origin[0] = node(text.substring("origin".length()).strip());
                return;
            }
            for (String each : text.split(";", -1)) {
                if (!each.isBlank()) {
                    tntp.addTrips(each, origin[0], trips);
                }
            }
        });
        return trips;
    }

    private void addTrips(String text, int origin, List<Trips> trips) {
        String[] fields = text.split(":", -1);
        if (fields.length != 2 || origin == 0) {
            throw new IllegalArgumentException(
                    "trips must be written as destination : amount; after an Origin, got " + text.strip());
        }
        double amount = decimal(fields[1].strip());
        if (amount != 0) {
            trips.add(new Trips(origin, node(fields[0].strip()), amount));
        }
    }

    private void read(Line line) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is not a file; give the path of one");
        }
        boolean isBegun = false;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String text = next(reader); text != null; text = next(reader)) {
                Matcher found = METADATA.matcher(text);
                if (found.matches()) {
                    String name = found.group(1).strip().toUpperCase(Locale.ROOT);
                    isBegun |= name.equals(END);
                    metadata.put(name, found.group(2).strip());
                } else if (!text.isEmpty() && isBegun) {
                    line.read(text);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
        }
        if (!isBegun) {
            throw new IllegalArgumentException(file + " must say <" + END + ">; give a file of TNTP");
        }
    }

    /** The next line without what follows a tilde; null at the end. */
    private String next(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int character = reader.read();
        if (character < 0) {
            return null;
        }
        number++;
        if (number > MOST_LINES) {
            throw new IllegalArgumentException("is one of more than " + MOST_LINES);
        }
        for (; character >= 0 && character != '\n'; character = reader.read()) {
            if (line.length() == MOST_CHARACTERS) {
                throw new IllegalArgumentException("has more than " + MOST_CHARACTERS + " characters");
            }
            line.append((char) character);
        }
        int comment = line.indexOf("~");
        return (comment < 0 ? line.toString() : line.substring(0, comment)).strip();
    }

    private int whole(String name) {
        String text = metadata.get(name);
        if (text == null) {
            throw new IllegalArgumentException(file + " must say <" + name + ">");
        }
        try {
            return node(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": <" + name + ">: " + e.getMessage(), e);
        }
    }

    private static int node(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST_NODES) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The same complaint.
        }
        throw new IllegalArgumentException("must be a whole number from 1 to " + MOST_NODES + ", got " + text);
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, got " + text, e);
        }
    }
}
