package io.throng.scenarios.particle;

import io.throng.scenarios.particle.ReferenceWorld.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A scenario's rules as its specification says them, in one edition, with numbers written out. */
abstract class ReferenceRules {
    private static final double ANY = Double.POSITIVE_INFINITY;

    final boolean summed;
    final int symbols;
    final List<Body> agents = new ArrayList<>();
    final List<Boolean> speaks = new ArrayList<>();
    final List<Body> landmarks = new ArrayList<>();

    private ReferenceRules(Edition edition, int symbols) {
        this.summed = edition == Edition.OPENAI || edition == Edition.MAPPO;
        this.symbols = symbols;
    }

    abstract double reward(ReferenceWorld world, int agent);

    abstract List<Double> sees(ReferenceWorld world, int agent);

    final void agent(
            int count, double size, double gain, double maxSpeed, boolean collides, boolean moves, boolean says) {
        agents.addAll(Collections.nCopies(count, new Body(size, 1, gain, maxSpeed, collides, moves)));
        speaks.addAll(Collections.nCopies(count, says));
    }

    final void landmark(int count, double size, boolean collides) {
        landmarks.addAll(Collections.nCopies(count, new Body(size, 1, 0, ANY, collides, false)));
    }

    static void see(List<Double> seen, Thing from, Thing to) {
        seen.add(to.x - from.x);
        seen.add(to.y - from.y);
    }

    static void seeAll(List<Double> seen, Thing from, List<Thing> things) {
        things.stream().filter(thing -> thing != from).forEach(thing -> see(seen, from, thing));
    }

    static void velocity(List<Double> seen, Thing agent) {
        seen.addAll(List.of(agent.velocityX, agent.velocityY));
    }

    static double square(Thing a, Thing b) {
        return Math.pow(a.x - b.x, 2) + Math.pow(a.y - b.y, 2);
    }

    static double fine(double coordinate) {
        double x = Math.abs(coordinate);
        return x < 0.9 ? 0 : x < 1 ? (x - 0.9) * 10 : Math.min(Math.exp(2 * x - 2), 10);
    }

    static List<Double> message(Thing speaker, int symbols) {
        double[] said = speaker.said.length == 0 ? new double[symbols] : speaker.said;
        return Arrays.stream(said).boxed().toList();
    }

    /** The rules of a scenario of the catalogue, by the name that it has in MPE2. */
    static ReferenceRules of(String base, Edition edition, Map<String, Object> parameters) {
        return switch (base) {
            case "simple_spread" ->
                new OfSpread(
                        edition, (int) parameters.get("agents"), (double) parameters.getOrDefault("localRatio", 0.0));
            case "simple_tag" ->
                new OfTag(edition, (int) parameters.get("good"), (int) parameters.get("adversaries"), (int)
                        parameters.get("obstacles"));
            case "simple_adversary" -> new OfAdversary(edition, (int) parameters.get("good"));
            case "simple_speaker_listener" -> new OfSpeakerListener(edition);
            case "simple_reference" -> new OfReference(edition, (double) parameters.getOrDefault("localRatio", 0.0));
            case "simple_push" -> new OfPush(edition);
            case "simple_crypto" -> new OfCrypto(edition);
            case "simple_world_comm" ->
                new OfWorldComm(
                        edition,
                        (int) parameters.get("good"),
                        (int) parameters.get("adversaries"),
                        (int) parameters.get("obstacles"),
                        (int) parameters.get("food"),
                        (int) parameters.get("forests"));
            default -> throw new IllegalArgumentException("no reference for " + base);
        };
    }

    private static final class OfSpread extends ReferenceRules {
        private final double localRatio;
        private final int self;

        OfSpread(Edition edition, int count, double localRatio) {
            super(edition, 0);
            this.localRatio = localRatio;
            this.self = edition == Edition.MPE2 ? 0 : 1;
            agent(count, 0.15, 5, ANY, true, true, false);
            landmark(count, 0.05, false);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            double uncovered = 0;
            for (Thing landmark : world.landmarks) {
                uncovered += world.agents.stream()
                        .mapToDouble(landmark::distance)
                        .min()
                        .orElseThrow();
            }
            if (!summed) {
                return -(1 - localRatio) * uncovered - localRatio * contacts(world, world.agents.get(agent));
            }
            double sum = 0;
            for (Thing each : world.agents) {
                sum += -uncovered - contacts(world, each);
            }
            return sum;
        }

        private long contacts(ReferenceWorld world, Thing agent) {
            return self
                    + world.agents.stream()
                            .filter(other -> other != agent && other.touches(agent))
                            .count();
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            List<Double> seen = new ArrayList<>(List.of(self.velocityX, self.velocityY, self.x, self.y));
            seeAll(seen, self, world.landmarks);
            seeAll(seen, self, world.agents);
            seen.addAll(Collections.nCopies(2 * (world.agents.size() - 1), 0.0));
            return seen;
        }
    }

    private static final class OfTag extends ReferenceRules {
        private final int adversaries;

        OfTag(Edition edition, int good, int adversaries, int obstacles) {
            super(edition, 0);
            this.adversaries = adversaries;
            boolean twice = edition == Edition.MAPPO;
            agent(adversaries, 0.075, twice ? 9 : 3, 1, true, true, false);
            agent(good, 0.05, twice ? 16 : 4, 1.3, true, true, false);
            landmark(obstacles, 0.2, true);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            double caught = 0;
            for (Thing good : world.agents.subList(adversaries, world.agents.size())) {
                for (Thing adversary : world.agents.subList(0, adversaries)) {
                    boolean counts = agent < adversaries || good == world.agents.get(agent);
                    caught += counts && good.touches(adversary) ? 10 : 0;
                }
            }
            Thing self = world.agents.get(agent);
            return agent < adversaries ? caught : -caught - fine(self.x) - fine(self.y);
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            List<Double> seen = new ArrayList<>(List.of(self.velocityX, self.velocityY, self.x, self.y));
            seeAll(seen, self, world.landmarks);
            seeAll(seen, self, world.agents);
            for (Thing good : world.agents.subList(adversaries, world.agents.size())) {
                if (good != self) {
                    velocity(seen, good);
                }
            }
            return seen;
        }
    }

    private static final class OfAdversary extends ReferenceRules {
        OfAdversary(Edition edition, int good) {
            super(edition, 0);
            agent(1 + good, 0.15, 5, ANY, false, true, false);
            landmark(good, 0.08, false);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            Thing goal = world.goal(0);
            double adversary = world.agents.getFirst().distance(goal);
            if (agent == 0) {
                return summed ? -adversary * adversary : -adversary;
            }
            return adversary
                    - world.agents.stream()
                            .skip(1)
                            .mapToDouble(goal::distance)
                            .min()
                            .orElseThrow();
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            List<Double> seen = new ArrayList<>();
            if (agent > 0) {
                see(seen, self, world.goal(0));
            }
            seeAll(seen, self, world.landmarks);
            seeAll(seen, self, world.agents);
            return seen;
        }
    }

    private static final class OfSpeakerListener extends ReferenceRules {
        OfSpeakerListener(Edition edition) {
            super(edition, 3);
            agent(1, 0.075, 5, ANY, false, false, true);
            agent(1, 0.075, 5, ANY, false, true, false);
            landmark(3, 0.04, false);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            return (summed ? -2 : -1) * square(world.agents.get(1), world.goal(0));
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            List<Double> seen = new ArrayList<>();
            if (agent == 0) {
                for (Thing landmark : world.landmarks) {
                    seen.add(landmark == world.goal(0) ? 0.65 : 0.15);
                }
                return seen;
            }
            Thing self = world.agents.get(1);
            velocity(seen, self);
            seeAll(seen, self, world.landmarks);
            seen.addAll(message(world.agents.getFirst(), symbols));
            return seen;
        }
    }

    private static final class OfReference extends ReferenceRules {
        private final double localRatio;

        OfReference(Edition edition, double localRatio) {
            super(edition, 10);
            this.localRatio = localRatio;
            agent(2, 0.05, 5, ANY, false, true, true);
            landmark(3, 0.05, false);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            double[] way = {
                world.agents.get(1).distance(world.goal(0)), world.agents.get(0).distance(world.goal(1))
            };
            if (summed) {
                return -way[0] * way[0] - way[1] * way[1];
            }
            return -(1 - localRatio) * (way[0] + way[1]) / 2 - localRatio * way[agent];
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            List<Double> seen = new ArrayList<>();
            velocity(seen, self);
            seeAll(seen, self, world.landmarks);
            for (Thing landmark : world.landmarks) {
                seen.add(landmark == world.goal(agent) ? 0.75 : 0.25);
            }
            seen.addAll(message(world.agents.get(1 - agent), symbols));
            return seen;
        }
    }

    private static final class OfPush extends ReferenceRules {
        OfPush(Edition edition) {
            super(edition, 0);
            agent(2, 0.05, 5, ANY, true, true, false);
            landmark(2, 0.05, false);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            double adversary = world.agents.get(0).distance(world.goal(0));
            double good = world.agents.get(1).distance(world.goal(0));
            return agent == 0 ? good - adversary : -good;
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            List<Double> seen = new ArrayList<>();
            velocity(seen, self);
            if (agent == 1) {
                see(seen, self, world.goal(0));
                seen.addAll(world.goals[0] == 0 ? List.of(0.25, 0.75, 0.25) : List.of(0.25, 0.25, 0.75));
            }
            seeAll(seen, self, world.landmarks);
            if (agent == 1) {
                seen.addAll(List.of(0.1, 0.9, 0.1, 0.1, 0.1, 0.9));
            }
            seeAll(seen, self, world.agents);
            return seen;
        }
    }

    private static final class OfCrypto extends ReferenceRules {
        OfCrypto(Edition edition) {
            super(edition, 4);
            agent(3, 0.05, 5, ANY, false, false, true);
            landmark(2, 0.05, false);
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            double eve = error(world, 0);
            return agent == 0 ? -eve : eve - error(world, 1);
        }

        private static double error(ReferenceWorld world, int agent) {
            double[] said = world.agents.get(agent).said;
            if (Arrays.stream(said).allMatch(number -> number == 0)) {
                return 0;
            }
            double error = 0;
            for (int i = 0; i < 4; i++) {
                error += Math.pow(said[i] - (i == world.goals[0] ? 1 : 0), 2);
            }
            return error;
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            List<Double> seen = new ArrayList<>();
            if (agent == 2) {
                seen.addAll(oneOfFour(world.goals[0]));
            }
            if (agent > 0) {
                seen.addAll(oneOfFour(world.goals[1]));
            }
            if (agent < 2) {
                seen.addAll(message(world.agents.get(2), symbols));
            }
            return seen;
        }

        private static List<Double> oneOfFour(int index) {
            List<Double> numbers = new ArrayList<>(Collections.nCopies(4, 0.0));
            numbers.set(index, 1.0);
            return numbers;
        }
    }

    private static final class OfWorldComm extends ReferenceRules {
        private final int adversaries;
        private final int obstacles;
        private final int food;

        OfWorldComm(Edition edition, int good, int adversaries, int obstacles, int food, int forests) {
            super(edition, 4);
            this.adversaries = adversaries;
            this.obstacles = obstacles;
            this.food = food;
            agent(1, 0.075, 3, 1, true, true, true);
            agent(adversaries - 1, 0.075, 3, 1, true, true, false);
            agent(good, 0.045, 4, 1.3, true, true, false);
            landmark(obstacles, 0.2, true);
            landmark(food, 0.03, false);
            landmark(forests, 0.3, false);
        }

        private List<Thing> hunters(ReferenceWorld world) {
            return world.agents.subList(0, adversaries);
        }

        private List<Thing> good(ReferenceWorld world) {
            return world.agents.subList(adversaries, world.agents.size());
        }

        private List<Thing> forests(ReferenceWorld world) {
            return world.landmarks.subList(obstacles + food, world.landmarks.size());
        }

        @Override
        double reward(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            if (agent >= adversaries) {
                return ofGood(world, self);
            }
            double reward = -0.1 * nearest(self, good(world));
            for (Thing good : good(world)) {
                reward += 5 * hunters(world).stream().filter(good::touches).count();
            }
            return reward;
        }

        private double ofGood(ReferenceWorld world, Thing self) {
            List<Thing> meals = world.landmarks.subList(obstacles, obstacles + food);
            double reward = -5 * hunters(world).stream().filter(self::touches).count();
            reward -= 2 * fine(self.x) + 2 * fine(self.y);
            reward += 2 * meals.stream().filter(self::touches).count();
            return reward + (summed ? 0.05 : -0.05) * nearest(self, meals);
        }

        private static double nearest(Thing self, List<Thing> things) {
            return things.stream().mapToDouble(self::distance).min().orElseThrow();
        }

        @Override
        List<Double> sees(ReferenceWorld world, int agent) {
            Thing self = world.agents.get(agent);
            List<Double> seen = new ArrayList<>(List.of(self.velocityX, self.velocityY, self.x, self.y));
            seeAll(seen, self, world.landmarks);
            List<Double> velocities = new ArrayList<>();
            for (Thing other : world.agents) {
                if (other != self) {
                    boolean visible = agent == 0 || visible(world, self, other);
                    seen.addAll(visible ? List.of(other.x - self.x, other.y - self.y) : List.of(0.0, 0.0));
                    if (good(world).contains(other)) {
                        velocities.addAll(visible ? List.of(other.velocityX, other.velocityY) : List.of(0.0, 0.0));
                    }
                }
            }
            List<Double> inForest = forests(world).stream()
                    .map(forest -> self.touches(forest) ? 1.0 : -1.0)
                    .toList();
            if (agent < adversaries) {
                seen.addAll(velocities);
                seen.addAll(inForest);
                seen.addAll(message(world.agents.getFirst(), symbols));
            } else {
                seen.addAll(inForest);
                seen.addAll(velocities);
            }
            return seen;
        }

        private boolean visible(ReferenceWorld world, Thing self, Thing other) {
            boolean together =
                    forests(world).stream().anyMatch(forest -> self.touches(forest) && other.touches(forest));
            boolean open = forests(world).stream().noneMatch(forest -> self.touches(forest) || other.touches(forest));
            return together || open;
        }
    }
}
