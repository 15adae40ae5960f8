package io.throng.scenarios.traffic.road;

/** The signals' turns: what each shows next. */
final class SignalTurns {
    /** How far drivers are seen who come to a signal, in m. */
    static final double SIGHT = 200;

    private static final double STANDS = 0.1;
    private static final double DETECTOR_SECONDS = 2;
    private static final double GREATEST_GAP_SECONDS = 3;
    private static final double LEAST_GREEN = 5;
    private static final double MOST_GREEN = 50;

    private final Traffic traffic;
    private final Lights lights;
    private final Signalling signalling;

    SignalTurns(Traffic traffic, Signalling signalling) {
        this.traffic = traffic;
        this.lights = traffic.lights;
        this.signalling = signalling;
    }

    /** What a signal shows at the beginning. */
    void found(int signal) {
        SignalPlan plan = lights.plans[signal];
        int phase = isLed(plan) ? plan.greens[0] : plan.phaseAt(0);
        lights.state.write()[signal] = phase;
        lights.green.write()[signal] = Math.max(0, plan.greenOf(phase));
    }

    /** Whether green phases are chosen freely: only where there are any. */
    private boolean isLed(SignalPlan plan) {
        return switch (signalling.rule()) {
            case MAX_PRESSURE, GREEDY, LED -> plan.greens.length > 0;
            case PROGRAM, ACTUATED, WEBSTER -> false;
        };
    }

    /** Changes what a signal shows from a step on. */
    void change(int signal, long step) {
        SignalPlan plan = lights.plans[signal];
        if (isLed(plan)) {
            lead(signal, plan, step);
        } else if (signalling.rule() == SignalRule.ACTUATED || plan.isActuated()) {
            actuate(signal, plan, step);
        } else {
            show(signal, plan.phaseAt(step * traffic.dt), step);
        }
    }

    private void show(int signal, int state, long step) {
        if (state != lights.state.read()[signal]) {
            lights.state.write()[signal] = state;
            lights.since.write()[signal] = (int) step;
        }
    }

    private double shownSeconds(int signal, long step) {
        return (step - lights.since.read()[signal]) * traffic.dt;
    }

    private void lead(int signal, SignalPlan plan, long step) {
        int state = lights.state.read()[signal];
        int green = lights.green.read()[signal];
        if (plan.isTransition(state)) {
            if (shownSeconds(signal, step) >= signalling.yellowSeconds() - 1e-9) {
                show(signal, plan.greens[green], step);
            }
            return;
        }
        lights.served.write()[signal * lights.served.width() + green] = (int) step;
        boolean isTime = signalling.rule() == SignalRule.LED || step % decisionSteps() == 0;
        int wanted = isTime ? wanted(signal, plan, step) : green;
        if (wanted != green) {
            lights.green.write()[signal] = wanted;
            show(signal, plan.transition(green, wanted), step);
        }
    }

    private long decisionSteps() {
        return Math.max(1, Math.round(signalling.decisionSeconds() / traffic.dt));
    }

    private int wanted(int signal, SignalPlan plan, long step) {
        if (signalling.rule() == SignalRule.LED) {
            return lights.takeRequest(signal);
        }
        int overdue = overdue(signal, plan, step);
        if (overdue >= 0) {
            return overdue;
        }
        int best = lights.green.read()[signal];
        double most = worth(plan, best);
        for (int green = 0; green < plan.greens.length; green++) {
            double worth = worth(plan, green);
            if (worth > most) {
                most = worth;
                best = green;
            }
        }
        return best;
    }

    /** The green phase for which somebody has been waiting longest, beyond the greatest red; -1 if nobody has. */
    private int overdue(int signal, SignalPlan plan, long step) {
        int worst = -1;
        long longest = Math.round(signalling.longestRedSeconds() / traffic.dt);
        for (int green = 0; green < plan.greens.length; green++) {
            long red = step - lights.served.read()[signal * lights.served.width() + green];
            if (red > longest && queue(plan, green, STANDS) > 0) {
                longest = red;
                worst = green;
            }
        }
        return worst;
    }

    private double worth(SignalPlan plan, int green) {
        return signalling.rule() == SignalRule.GREEDY
                ? queue(plan, green, Double.POSITIVE_INFINITY)
                : pressure(plan, green);
    }

    private int queue(SignalPlan plan, int green, double fastest) {
        int sum = 0;
        for (int lane : plan.incoming[green]) {
            sum += queue(lane, fastest);
        }
        return sum;
    }

    /** Each lane before the signal counts once, less the mean of the lanes to which it leads. */
    private double pressure(SignalPlan plan, int green) {
        double sum = queue(plan, green, STANDS);
        int[] pairs = plan.pairs[green];
        for (int lane : plan.incoming[green]) {
            int out = 0;
            int count = 0;
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i] == lane) {
                    out += queue(pairs[i + 1], STANDS);
                    count++;
                }
            }
            sum -= count == 0 ? 0 : (double) out / count;
        }
        return sum;
    }

    /** Vehicles on a lane no faster than a speed, within sight of its end. */
    int queue(int lane, double fastest) {
        int count = 0;
        double from = traffic.roads.length[lane] - SIGHT;
        for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
            if (traffic.fleet.position.read()[row] < from) {
                break;
            }
            count += traffic.fleet.speed.read()[row] <= fastest ? 1 : 0;
        }
        return count;
    }

    private void actuate(int signal, SignalPlan plan, long step) {
        int phase = lights.state.read()[signal];
        double shown = shownSeconds(signal, step);
        int green = plan.greenOf(phase);
        boolean isFixed = green < 0;
        double least = isFixed ? plan.seconds[phase] : Math.min(plan.least[phase], LEAST_GREEN);
        double most = isFixed
                ? plan.seconds[phase]
                : plan.most[phase] > plan.seconds[phase] ? plan.most[phase] : Math.max(plan.seconds[phase], MOST_GREEN);
        boolean goesOn = shown < least - 1e-9 || !isFixed && shown < most - 1e-9 && isUsed(plan, green);
        if (!goesOn) {
            show(signal, (phase + 1) % plan.seconds.length, step);
        }
    }

    /** Whether somebody is between the detector and the line, or will be at the detector within the greatest gap. */
    private boolean isUsed(SignalPlan plan, int green) {
        for (int lane : plan.incoming[green]) {
            double reach = traffic.roads.limit[lane] * DETECTOR_SECONDS;
            for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
                double left =
                        traffic.roads.length[lane] - traffic.fleet.position.read()[row];
                double speed = Math.max(traffic.fleet.speed.read()[row], STANDS);
                if ((left - reach) / speed <= GREATEST_GAP_SECONDS) {
                    return true;
                }
                if (left > SIGHT) {
                    break;
                }
            }
        }
        return false;
    }
}
