package io.throng.scenarios.particle;

/**
 * How many of the others and of the landmarks an agent sees: the nearest, nearest first, and zeros where there are fewer, as
 * in MPE2. By default all, in their order.
 *
 * @param agentNeighbours of the other agents, 1 to 1000; 0 for all
 * @param landmarkNeighbours of the landmarks, 1 to 1000; 0 for all
 */
public record Nearsight(int agentNeighbours, int landmarkNeighbours) {
    private static final int MOST = 1000;

    /** Checks the ranges. */
    public Nearsight {
        Require.between("agentNeighbours", agentNeighbours, 0, MOST);
        Require.between("landmarkNeighbours", landmarkNeighbours, 0, MOST);
    }

    /** All that there are. */
    public static Nearsight none() {
        return new Nearsight(0, 0);
    }

    /** How many agents there is room for where there are so many others. */
    int agents(int others) {
        return agentNeighbours == 0 ? others : agentNeighbours;
    }

    /** The kinds of agents whose places are always in the same order: these, or none where the nearest are first. */
    String[] inOrder(String... kinds) {
        return agentNeighbours == 0 ? kinds : new String[0];
    }

    /** How many landmarks there is room for where there are so many. */
    int landmarks(int all) {
        return landmarkNeighbours == 0 ? all : landmarkNeighbours;
    }

    /** Writes where the landmarks that it sees are from an agent; returns where the next part starts. */
    int landmarks(double[] landmarks, int from, int count, double[] position, int row, float[] into, int at) {
        double x = position[2 * row];
        double y = position[2 * row + 1];
        return landmarkNeighbours == 0
                ? Sight.points(landmarks, from, from + 2 * count, x, y, into, at)
                : Sight.nearest(landmarks, from, count, -1, landmarkNeighbours, x, y, into, at);
    }

    /** Writes where the others that it sees of rows {@code start} to {@code end - 1} are from the agent of a row. */
    int others(double[] position, int start, int row, int end, float[] into, int at) {
        return agentNeighbours == 0
                ? Sight.others(position, start, row, end, into, at)
                : Sight.nearest(
                        position,
                        2 * start,
                        end - start,
                        row - start,
                        agentNeighbours,
                        position[2 * row],
                        position[2 * row + 1],
                        into,
                        at);
    }
}
