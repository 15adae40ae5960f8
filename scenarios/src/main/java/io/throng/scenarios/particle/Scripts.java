package io.throng.scenarios.particle;

import io.throng.agents.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that a person wrote for the scenarios, a policy a kind of agents. They act on what agents perceive, and steer by
 * looking three steps ahead.
 */
final class Scripts {
    private static final int LOOK_AHEAD = 3;
    private static final double FULL_PUSH = Body.agent(1).gain();
    private static final double TIME_STEP = 0.1;
    private static final double KEPT = 0.75;
    private static final double LEAD_SECONDS = 0.6;
    private static final double SURROUND_DISTANCE = 0.3;
    private static final double AMBUSH_DISTANCE = 0.5;
    private static final double PATROL_DISTANCE = 0.6;
    private static final double PATROL_RADIANS = 0.6;

    private final Edition edition;
    private final boolean continuous;
    private final Steering steering;

    Scripts(Edition edition, boolean continuous) {
        this.edition = edition;
        this.continuous = continuous;
        this.steering = new Steering(edition.integration(), FULL_PUSH, LOOK_AHEAD);
    }

    private Control moving() {
        return edition.control(continuous, true, 0);
    }

    /** The best push of an agent that sees its velocity first, to where it sees its goal. */
    private int moveTo(float[] seen, int goal) {
        return steering.towards(seen[0], seen[1], seen[goal], seen[goal + 1]);
    }

    /** The best push to the landmark that was last said; to the middle of all three if nothing was said yet. */
    private int moveToSaid(float[] seen, int message) {
        int said = largest(seen, message, 3);
        if (seen[message + said] > 0) {
            return moveTo(seen, 2 + 2 * said);
        }
        return steering.towards(seen[0], seen[1], (seen[2] + seen[4] + seen[6]) / 3, (seen[3] + seen[5] + seen[7]) / 3);
    }

    /** Everybody goes to the landmark that the shortest assignment gives it; nothing for too many agents. */
    List<Policy> spread(int agents) {
        if (agents > Assignment.MOST) {
            return List.of();
        }
        Control control = moving();
        Script script = (agent, seen, before, actions, at) -> {
            double[][] distances = Assignment.distances(seen, agent, agents, 4, 4 + 2 * agents);
            int landmark = Assignment.shortest(distances)[agent];
            control.write(moveTo(seen, 4 + 2 * landmark), 0, actions, at);
        };
        return List.of(script.policy());
    }

    /** Good agents share out the landmarks, so that nothing shows; the adversary goes to the middle of all. */
    List<Policy> deception(int good) {
        if (good > Assignment.MOST) {
            return List.of();
        }
        Control control = moving();
        Script adversary = (agent, seen, before, actions, at) -> {
            double x = 0;
            double y = 0;
            for (int landmark = 0; landmark < good; landmark++) {
                x += seen[2 * landmark] / (double) good;
                y += seen[2 * landmark + 1] / (double) good;
            }
            control.write(moveWithoutSpeedometer(control, seen, before, 0, x, y, actions, at), 0, actions, at);
        };
        Script decoy = (agent, seen, before, actions, at) -> {
            // The adversary is the first of the others.
            double[][] distances = Assignment.distances(seen, agent, good, 2, 4 + 2 * good);
            int goal = 2 + 2 * Assignment.shortest(distances)[agent];
            int move = moveWithoutSpeedometer(control, seen, before, 2, seen[goal], seen[goal + 1], actions, at);
            control.write(move, 0, actions, at);
        };
        return List.of(adversary.policy(), decoy.policy());
    }

    /**
     * The best push of an agent that does not see its velocity, which it takes from how a landmark moved past it and from
     * its latest push.
     */
    private int moveWithoutSpeedometer(
            Control control, float[] seen, float[] before, int landmark, double x, double y, float[] actions, int at) {
        if (before.length == 0) {
            return steering.towards(0, 0, x, y);
        }
        double velocityX = (before[landmark] - seen[landmark]) / TIME_STEP;
        double velocityY = (before[landmark + 1] - seen[landmark + 1]) / TIME_STEP;
        if (edition.integration() == Integration.POSITION_FIRST) {
            double[] push = new double[2];
            control.push(actions, at, FULL_PUSH, push, 0);
            velocityX = velocityX * KEPT + push[0] * TIME_STEP;
            velocityY = velocityY * KEPT + push[1] * TIME_STEP;
        }
        return steering.towards(velocityX, velocityY, x, y);
    }

    /** The speaker says which landmark is the goal; the listener goes to the one last said. */
    List<Policy> guidance() {
        Control speaking = edition.control(continuous, false, 3);
        Control control = moving();
        Script speaker = (agent, seen, before, actions, at) -> speaking.write(0, largest(seen, 0, 3), actions, at);
        Script listener = (agent, seen, before, actions, at) -> control.write(moveToSaid(seen, 8), 0, actions, at);
        return List.of(speaker.policy(), listener.policy());
    }

    /** Each says which landmark is the other's goal, and goes to the one last heard. */
    List<Policy> reference() {
        Control control = edition.control(continuous, true, 10);
        Script script = (agent, seen, before, actions, at) ->
                control.write(moveToSaid(seen, 11), largest(seen, 8, 3), actions, at);
        return List.of(script.policy());
    }

    /** The agent goes to the goal; the adversary to the landmark that is nearest to the agent. */
    List<Policy> push() {
        Control control = moving();
        Script adversary = (agent, seen, before, actions, at) -> {
            boolean second =
                    squared(seen[4] - seen[6], seen[5] - seen[7]) < squared(seen[2] - seen[6], seen[3] - seen[7]);
            control.write(moveTo(seen, second ? 4 : 2), 0, actions, at);
        };
        Script pushed = (agent, seen, before, actions, at) -> control.write(moveTo(seen, 2), 0, actions, at);
        return List.of(adversary.policy(), pushed.policy());
    }

    /** Alice says whether symbol and key differ, by which Bob knows the symbol; Eve says what she hears. */
    List<Policy> crypto() {
        Control control = edition.control(continuous, false, 4);
        Script eve = (agent, seen, before, actions, at) -> control.write(0, largest(seen, 0, 4), actions, at);
        Script bob = (agent, seen, before, actions, at) ->
                control.write(0, (largest(seen, 0, 4) + largest(seen, 4, 4)) % 2, actions, at);
        return List.of(eve.policy(), bob.policy(), bob.policy());
    }

    /**
     * Adversaries go for the good agent that is nearest, good ones away from the adversary that is nearest and from the
     * border.
     *
     * @param firstOther where one sees the first of the others
     */
    private Script hunt(Body body, Control control, int firstOther, int from, int to, boolean flee) {
        Steering own = new Steering(edition.integration(), body.gain(), LOOK_AHEAD);
        return (agent, seen, before, actions, at) -> {
            int nearest = nearest(seen, firstOther, from, to);
            double x = nearest < 0 ? 0 : seen[nearest];
            double y = nearest < 0 ? 0 : seen[nearest + 1];
            if (flee) {
                double far = Math.sqrt(squared(x, y)) + 1e-9;
                x = -x / far - Border.fine(seen[2]) * seen[2] * 5;
                y = -y / far - Border.fine(seen[3]) * seen[3] * 5;
            }
            control.write(own.towards(seen[0], seen[1], x, y), 0, actions, at);
        };
    }

    /** Where one sees the nearest of the others from one to before another, -1 if all are hidden (at 0, 0). */
    private static int nearest(float[] seen, int firstOther, int from, int to) {
        int nearest = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int at = firstOther + 2 * from; at < firstOther + 2 * to; at += 2) {
            double squared = squared(seen[at], seen[at + 1]);
            if (squared > 0 && squared < smallest) {
                smallest = squared;
                nearest = at;
            }
        }
        return nearest;
    }

    /** Adversaries hunt as told; good agents flee. */
    List<Policy> tag(int good, int adversaries, int obstacles, Hunt hunt) {
        int others = 4 + 2 * obstacles;
        Script hunted = hunt(Tag.good(edition), moving(), others, 0, adversaries, true);
        return List.of(hunters(good, adversaries, others, hunt), hunted.policy());
    }

    private Hunters hunters(int good, int adversaries, int others, Hunt hunt) {
        int first = adversaries - 1;
        int end = first + good;
        Body body = Tag.adversary(edition);
        return new Hunters(
                List.of(
                        hunt(body, moving(), others, first, end, false),
                        intercepting(body, others, first, end),
                        surrounding(body, others + 2 * first, adversaries),
                        ambushing(body, others, first, end),
                        patrolling(body, adversaries)),
                hunt);
    }

    /** Adversaries go to where the nearest good agent will be. */
    private Script intercepting(Body body, int others, int from, int to) {
        Control control = moving();
        Steering own = new Steering(edition.integration(), body.gain(), LOOK_AHEAD);
        return (agent, seen, before, actions, at) -> {
            int nearest = nearest(seen, others, from, to);
            double x = 0;
            double y = 0;
            if (nearest >= 0) {
                // Velocities of good agents follow all places, in the same order.
                int velocity = others + 2 * to + nearest - (others + 2 * from);
                x = seen[nearest] + LEAD_SECONDS * seen[velocity];
                y = seen[nearest + 1] + LEAD_SECONDS * seen[velocity + 1];
            }
            control.write(own.towards(seen[0], seen[1], x, y), 0, actions, at);
        };
    }

    /** Adversaries go to corners of a regular polygon around a good agent. */
    private Script surrounding(Body body, int prey, int adversaries) {
        Control control = moving();
        Steering own = new Steering(edition.integration(), body.gain(), LOOK_AHEAD);
        return (agent, seen, before, actions, at) -> {
            double angle = 2 * Math.PI * agent / adversaries;
            double x = seen[prey] + SURROUND_DISTANCE * Math.cos(angle);
            double y = seen[prey + 1] + SURROUND_DISTANCE * Math.sin(angle);
            control.write(own.towards(seen[0], seen[1], x, y), 0, actions, at);
        };
    }

    /** Adversaries stop where they are, unless a good agent is near. */
    private Script ambushing(Body body, int others, int from, int to) {
        Control control = moving();
        Steering own = new Steering(edition.integration(), body.gain(), LOOK_AHEAD);
        return (agent, seen, before, actions, at) -> {
            int nearest = nearest(seen, others, from, to);
            boolean near =
                    nearest >= 0 && squared(seen[nearest], seen[nearest + 1]) < AMBUSH_DISTANCE * AMBUSH_DISTANCE;
            double x = near ? seen[nearest] : 0;
            double y = near ? seen[nearest + 1] : 0;
            control.write(own.towards(seen[0], seen[1], x, y), 0, actions, at);
        };
    }

    /** Adversaries go around the middle, to where they will be on the circle when they have turned a little further. */
    private Script patrolling(Body body, int adversaries) {
        Control control = moving();
        Steering own = new Steering(edition.integration(), body.gain(), LOOK_AHEAD);
        return (agent, seen, before, actions, at) -> {
            boolean inMiddle = squared(seen[2], seen[3]) < 1e-6;
            double angle =
                    (inMiddle ? 2 * Math.PI * agent / adversaries : Math.atan2(seen[3], seen[2])) + PATROL_RADIANS;
            double x = PATROL_DISTANCE * Math.cos(angle) - seen[2];
            double y = PATROL_DISTANCE * Math.sin(angle) - seen[3];
            control.write(own.towards(seen[0], seen[1], x, y), 0, actions, at);
        };
    }

    /** As in {@link #tag}; the leader says nothing new. */
    List<Policy> forests(Forests.Counts counts) {
        int others = 4 + 2 * counts.landmarks();
        int first = counts.adversaries() - 1;
        Body adversary = Forests.adversary(edition);
        Control leading = edition.control(continuous, true, 4);
        List<Policy> policies = new ArrayList<>();
        policies.add(hunt(adversary, leading, others, first, first + counts.good(), false)
                .policy());
        if (counts.adversaries() > 1) {
            policies.add(hunt(adversary, moving(), others, first, first + counts.good(), false)
                    .policy());
        }
        policies.add(hunt(Forests.good(edition), moving(), others, 0, counts.adversaries(), true)
                .policy());
        return policies;
    }

    private static int largest(float[] numbers, int from, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            largest = numbers[from + i] > numbers[from + largest] ? i : largest;
        }
        return largest;
    }

    private static double squared(double x, double y) {
        return x * x + y * y;
    }
}
