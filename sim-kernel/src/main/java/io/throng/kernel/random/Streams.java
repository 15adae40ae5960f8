package io.throng.kernel.random;

/**
 * The stream numbers of {@link Philox} addresses: one per purpose, so that two purposes of the same agent and step never
 * share a draw. Numbers 0 to {@link #MAX_USER} belong to models, the rest to Throng.
 */
public final class Streams {

    /** The largest stream number free for models. */
    public static final int MAX_USER = 200;

    /** The initial state of the world and of an agent at birth. */
    public static final int INIT = 255;

    /** An agent's own decision. */
    public static final int DECIDE = 254;

    /** The settling of what concerns more than one agent. */
    public static final int RESOLVE = 253;

    /** Sensor noise. */
    public static final int SENSE = 252;

    /** Actuator noise. */
    public static final int ACT = 251;

    /** A policy's choice of action. */
    public static final int POLICY = 250;

    /** Loss and delay of messages. */
    public static final int MESSAGE = 249;

    /** Priorities of competing claims. */
    public static final int CLAIM = 248;

    /** What the surroundings do to everybody: weather, demand, arrivals. */
    public static final int ENVIRONMENT = 247;

    /** Initial weights of networks. */
    public static final int WEIGHTS = 246;

    /** A trainer's draws: minibatch order, replay samples, dropout. */
    public static final int LEARN = 245;

    /** The choice of opponents and partners. */
    public static final int MATCH = 244;

    /** Resampling in evaluation: bootstrap intervals. */
    public static final int EVALUATE = 243;

    /** The settling of a group. */
    public static final int SETTLE = 242;

    /** A group's fresh start. */
    public static final int RENEW = 241;

    /** The initial state of a group. */
    public static final int FOUND = 240;

    /** What character a policy plays in an episode. */
    public static final int LATENT = 239;

    /** The edges that a network begins with. */
    public static final int NETWORK = 230;

    /** Whether a centralised learner is called on trial. */
    public static final int SWITCH = 234;

    /** Which agents know what others choose. */
    public static final int EDGE = 233;

    /** In which order agents choose, and who knows whom. */
    public static final int GRAPH = 232;

    /** A site's first values. */
    public static final int SITE_INIT = 236;

    /** What a site does in a step. */
    public static final int SITE = 235;

    /** Which values of parameters a sweep runs. */
    public static final int DESIGN = 229;

    private Streams() {}

    /**
     * Checks a model's stream number.
     *
     * @param number in [0, {@link #MAX_USER}]
     * @return the number
     * @throws IllegalArgumentException if it is outside that range
     */
    public static int user(int number) {
        if (number < 0 || number > MAX_USER) {
            throw new IllegalArgumentException("a model's stream must be in [0, " + MAX_USER + "], got " + number
                    + "; the others belong to Throng");
        }
        return number;
    }
}
