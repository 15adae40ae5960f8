package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SteeringTest {
    private static final double[][] DIRECTIONS = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    private static final int STEPS = 4;

    @ParameterizedTest
    @EnumSource(Integration.class)
    void theMoveIsTheOneThatEndsNearest(Integration integration) {
        Draws draws = new Draws(new Philox().reset(3, 0, 0, 0));
        Steering steering = new Steering(integration, 3, STEPS);
        for (int trial = 0; trial < 500; trial++) {
            double[] velocity = {draws.uniform(-1, 1), draws.uniform(-1, 1)};
            double[] goal = {draws.uniform(-0.5, 0.5), draws.uniform(-0.5, 0.5)};
            int chosen = steering.towards(velocity[0], velocity[1], goal[0], goal[1]);
            double least = Double.POSITIVE_INFINITY;
            for (int move = 0; move < 5; move++) {
                least = Math.min(least, distanceAfter(integration, velocity, goal, move));
            }
            assertThat(distanceAfter(integration, velocity, goal, chosen)).isLessThanOrEqualTo(least + 1e-12);
        }
    }

    private static double distanceAfter(Integration integration, double[] velocity, double[] goal, int move) {
        ReferenceWorld world = new ReferenceWorld(integration);
        ReferenceWorld.Thing agent = new ReferenceWorld.Thing(Body.agent(0.1), 0, 0);
        agent.velocityX = velocity[0];
        agent.velocityY = velocity[1];
        world.agents.add(agent);
        for (int step = 0; step < STEPS; step++) {
            double push = step == 0 ? 3 : 0;
            world.step(DIRECTIONS[move][0] * push, DIRECTIONS[move][1] * push);
        }
        return Math.hypot(goal[0] - agent.x, goal[1] - agent.y);
    }
}
