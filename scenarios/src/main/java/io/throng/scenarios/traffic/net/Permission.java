package io.throng.scenarios.traffic.net;

import java.util.Set;

/**
 * Classes of vehicles that may use a lane.
 *
 * @param listed names of classes
 * @param allowed whether those listed are the only ones allowed, or the only ones that are not
 */
public record Permission(Set<String> listed, boolean allowed) {
    /** Drives on lanes that are closed to it too. */
    public static final String IGNORING = "ignoring";

    /** Everybody. */
    public static final Permission ALL = new Permission(Set.of(), false);

    /** Keeps a copy. */
    public Permission {
        listed = Set.copyOf(listed);
    }

    /** Whether a class may drive here. */
    public boolean allows(String vehicleClass) {
        return vehicleClass.equals(IGNORING) || listed.contains(vehicleClass) == allowed;
    }
}
