package io.throng.scenarios.particle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who is in a world, on what ground, and how an episode begins.
 *
 * @param roles in the order of the agents' rows; at least one
 * @param landmarks in order, none of them movable
 * @param landmarkRange landmarks begin anywhere in the square of half this side, agents in that of half side 1; positive
 * @param goals how many times one of the landmarks is drawn to be a goal
 * @param symbols length of a message, 0 if nobody speaks
 * @param integration in which order a step updates
 * @param episodeSteps steps until the time limit; at least 1
 */
record Scene(
        List<Role> roles,
        List<Body> landmarks,
        double landmarkRange,
        int goals,
        int symbols,
        Integration integration,
        int episodeSteps) {
    Scene {
        roles = List.copyOf(roles);
        landmarks = List.copyOf(landmarks);
    }

    /** Every agent's role, in the order of rows. */
    List<Role> cast() {
        List<Role> cast = new ArrayList<>();
        for (Role role : roles) {
            cast.addAll(Collections.nCopies(role.kind().count(), role));
        }
        return cast;
    }
}
