package io.throng.scenarios.io;

import java.util.Optional;

/** Which Throng this is. */
public final class Version {
    private Version() {}

    /** The version in the jar's manifest, or {@code development} when run from classes. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
