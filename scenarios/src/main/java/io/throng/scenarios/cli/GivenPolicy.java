package io.throng.scenarios.cli;

import io.throng.marl.export.PolicyFile;
import io.throng.marl.export.SavedPolicy;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A learned policy that the user gave for a kind of agents. A run keeps a copy of it, so that it can be repeated whatever
 * becomes of the file.
 *
 * @param kind whose agents follow it
 * @param origin what the user gave
 * @param bytes of the file
 * @param policy that they are
 */
record GivenPolicy(String kind, String origin, byte[] bytes, SavedPolicy policy) {
    private static final String FOLDER = "policies";
    private static final String SUFFIX = ".policy";
    private static final long LARGEST = 1 << 30;

    /** Checks that the kind can be the name of a file. */
    GivenPolicy {
        if (!kind.matches("[^/\\\\]+")) {
            throw new IllegalArgumentException("a kind's name must have no slashes, got " + kind);
        }
    }

    /**
     * Reads a policy.
     *
     * @param kind whose agents are to follow it; null for the kind that it was learned by
     * @param file of a policy, or the folder of a training
     */
    static GivenPolicy read(String kind, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return of(kind, file.toString(), trained(kind, file));
        }
        byte[] bytes = fileBytes(file);
        return of(kind, file.toString(), bytes, PolicyFile.load(file));
    }

    static GivenPolicy of(String kind, String origin, byte[] bytes) throws IOException {
        return of(kind, origin, bytes, PolicyFile.load(bytes));
    }

    private static GivenPolicy of(String kind, String origin, byte[] bytes, SavedPolicy policy) {
        return new GivenPolicy(kind == null ? policy.kind().name() : kind, origin, bytes, policy);
    }

    /** Cuts {@code [KIND=]FILE}; the kind is null if none is given. */
    static GivenPolicy parse(String text) throws IOException {
        int cut = text.indexOf('=');
        boolean whole = cut < 1 || Files.exists(Path.of(text));
        return whole ? read(null, Path.of(text)) : read(text.substring(0, cut), Path.of(text.substring(cut + 1)));
    }

    private static byte[] fileBytes(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("policy " + file + " cannot be read: no such file");
        }
        if (Files.size(file) > LARGEST) {
            throw new IllegalArgumentException(
                    file + " is too large to be a policy; give one that throng export wrote");
        }
        return Files.readAllBytes(file);
    }

    private static byte[] trained(String kind, Path run) throws IOException {
        SequencedMap<String, byte[]> learned = TrainedPolicies.of(run, null);
        if (learned.size() == 1 && (kind == null || !learned.containsKey(kind))) {
            return learned.firstEntry().getValue();
        }
        if (kind == null || !learned.containsKey(kind)) {
            throw new IllegalArgumentException("in " + run + " the kinds " + learned.keySet() + " learned, got "
                    + (kind == null ? "no kind; give one as in KIND=" + run : kind));
        }
        return learned.get(kind);
    }

    private static String fileOf(String kind) {
        return FOLDER + "/" + kind + SUFFIX;
    }

    /** Keeps a copy in a run's folder. */
    void keep(RunFolder folder) throws IOException {
        Path copy = folder.resolve(fileOf(kind));
        Files.createDirectories(folder.resolve(FOLDER));
        Files.write(copy, bytes);
    }

    /** For people: by what it was learned, how far, and where it is from. */
    String described() {
        Map<String, String> about = policy.about();
        String learned = about.containsKey("algorithm") && about.containsKey("steps")
                ? about.get("algorithm") + " after " + about.get("steps") + " steps, "
                : "";
        return learned + origin;
    }

    /** What a manifest says of it. */
    Map<String, Object> describe() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("kind", kind);
        described.put("file", fileOf(kind));
        described.put("sha256", sha256(bytes));
        described.put("from", origin);
        described.put("about", policy.about());
        return described;
    }

    /**
     * The policy that a run kept.
     *
     * @throws IllegalArgumentException if the folder has another one now, or none
     */
    static GivenPolicy kept(RunFolder folder, Map<?, ?> described) throws IOException {
        String name = String.valueOf(described.get("kind"));
        Path file = folder.resolve(fileOf(name));
        byte[] bytes = fileBytes(file);
        if (!sha256(bytes).equals(described.get("sha256"))) {
            throw new IllegalArgumentException(file + " is not the policy that was used: its SHA-256 is "
                    + sha256(bytes) + ", the manifest's " + described.get("sha256"));
        }
        return of(name, String.valueOf(described.get("from")), bytes, PolicyFile.load(file));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
