package io.throng.scenarios.particle;

/**
 * Whose particle world is played. The public versions differ in physics, in what actions mean and in what is paid, so that
 * returns of one say little about another.
 *
 * <table>
 * <caption>Differences</caption>
 * <tr><th></th><th>MPE2</th><th>PettingZoo 1.22</th><th>OpenAI</th><th>MAPPO</th></tr>
 * <tr><td>a step updates first</td><td>position</td><td>velocity</td><td>velocity</td><td>velocity</td></tr>
 * <tr><td>choice 1</td><td>x-</td><td>x-</td><td>x+</td><td>x+</td></tr>
 * <tr><td>first of the pushes in [0, 1]</td><td>x-</td><td>x+</td><td>x+</td><td>two in [-1, 1]</td></tr>
 * <tr><td>teams that share</td><td>mix</td><td>mix</td><td>sum</td><td>sum</td></tr>
 * <tr><td>spread: touches itself</td><td>no</td><td>yes</td><td>yes</td><td>yes</td></tr>
 * <tr><td>adversary, reference: pays for</td><td>distance</td><td>distance</td><td>its square</td><td>its square</td></tr>
 * <tr><td>world_comm: food at a distance</td><td>costs</td><td>costs</td><td>pays</td><td>pays</td></tr>
 * <tr><td>acceleration is multiplied in</td><td>once</td><td>once</td><td>once</td><td>twice</td></tr>
 * </table>
 *
 * <p>PettingZoo changed in steps: 1.22.4 no longer counts an agent as touching itself, 1.23 updates the position first, and
 * continuous pushes have MPE2's signs since 1.24.3.
 */
enum Edition {
    /** MPE2, and PettingZoo since 1.24.3 (2024): {@code simple_*_v3}, of speaker_listener {@code v4}. */
    MPE2("", "as in MPE2", Integration.POSITION_FIRST),

    /** PettingZoo 1.22.0 to 1.22.3 (2022), which HARL (Zhong et al. 2024) uses: {@code simple_*_v2}. */
    PETTINGZOO_1_22("_pettingzoo122", "as in PettingZoo 1.22", Integration.VELOCITY_FIRST),

    /** OpenAI's code of 2017, of Lowe et al.'s paper (MADDPG). */
    OPENAI("_openai", "as in OpenAI's code of 2017", Integration.VELOCITY_FIRST),

    /** The MAPPO paper's code (Yu et al., NeurIPS 2022). */
    MAPPO("_mappo", "as in the MAPPO paper's code (Yu et al. 2022)", Integration.VELOCITY_FIRST);

    private static final double NEARER = 0.8;

    private final String suffix;
    private final String whose;
    private final Integration integration;

    Edition(String suffix, String whose, Integration integration) {
        this.suffix = suffix;
        this.whose = whose;
        this.integration = integration;
    }

    /** A scenario's name in this edition. */
    String named(String scenario) {
        return scenario + suffix;
    }

    /** For descriptions: what is said, and as in whose code. */
    String described(String what) {
        return what + "; " + whose + ".";
    }

    /** In which order a step updates. */
    Integration integration() {
        return integration;
    }

    /** Whether everybody of a team is paid the sum of what its agents earn. */
    boolean paysTheSum() {
        return this == OPENAI || this == MAPPO;
    }

    /** Whether squares of distances are paid for where later editions take distances. */
    boolean squaresDistances() {
        return this == OPENAI || this == MAPPO;
    }

    /** Whether an agent counts as touching itself. */
    boolean touchesItself() {
        return this != MPE2;
    }

    /** Force of a full push of an agent with a given acceleration. */
    double gain(double acceleration) {
        return this == MAPPO ? acceleration * acceleration : acceleration;
    }

    /** How far from the middle landmarks begin. */
    double landmarkRange(double usual) {
        return this == MAPPO ? NEARER : usual;
    }

    /**
     * The actions of an agent that moves, speaks or does both.
     *
     * @param continuous numbers instead of choices
     * @param symbols how many it can say, 0 if it is silent
     */
    Control control(boolean continuous, boolean moves, int symbols) {
        if (continuous) {
            return new ForceControl(moves ? pushes() : ForceControl.Pushes.NONE, symbols);
        }
        ChoiceControl.Moves choices = moves ? moves() : ChoiceControl.Moves.NONE;
        boolean apart = paysTheSum() && moves && symbols > 0;
        return apart ? new PairControl(choices, symbols) : new ChoiceControl(choices, symbols);
    }

    private ChoiceControl.Moves moves() {
        return this == OPENAI || this == MAPPO ? ChoiceControl.Moves.PLUS_FIRST : ChoiceControl.Moves.MINUS_FIRST;
    }

    private ForceControl.Pushes pushes() {
        return switch (this) {
            case MPE2 -> ForceControl.Pushes.MINUS_FIRST;
            case PETTINGZOO_1_22, OPENAI -> ForceControl.Pushes.PLUS_FIRST;
            case MAPPO -> ForceControl.Pushes.BOTH_WAYS;
        };
    }
}
