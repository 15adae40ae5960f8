package io.throng.scenarios.traffic.emission;

/**
 * A petrol car of Euro norm 4 after the Handbook Emission Factors for Road Transport, HBEFA 3.1, in the form of SUMO
 * ({@code HBEFA3/PC_G_EU4}): with speed v and acceleration a,
 * {@code (c0 + c1 v a + c2 v + c3 v²) / 3.6} in mg/s, never below 0; nothing while the car is slowed down more than by its own
 * resistance. Constants and resistance agree with SUMO 1.15's output to five digits and to 0.01 m/s².
 */
public enum PetrolCar {
    /** Carbon dioxide. */
    CO2(9449, 938.4, -467.1, 28.26),
    /** Carbon monoxide. */
    CO(593.2, 19.32, -73.25, 2.086),
    /** Hydrocarbons. */
    HC(2.923, 0.1113, -0.3476, 0.01032),
    /** Nitrogen oxides. */
    NOX(4.336, 0.4428, -0.3204, 0.01371),
    /** Particles. */
    PMX(0.2375, 0.0245, -0.03251, 0.001325),
    /** Petrol. */
    FUEL(3014, 299.3, -149, 9.014);

    private static final double SCALE = 3.6;

    /** At these speeds, in m/s, resistance slows a car down by so much, in m/s². */
    private static final double[] SPEEDS = {0, 1, 2, 5, 10, 15};

    private static final double[] RESISTANCE = {0, 0.0625, 0.13, 0.175, 0.2445, 0.309};

    private final double constant;
    private final double byPower;
    private final double bySpeed;
    private final double bySquare;

    PetrolCar(double constant, double byPower, double bySpeed, double bySquare) {
        this.constant = constant;
        this.byPower = byPower;
        this.bySpeed = bySpeed;
        this.bySquare = bySquare;
    }

    /**
     * In mg/s.
     *
     * @param speed at least 0, in m/s
     * @param acceleration in m/s²
     */
    public double rate(double speed, double acceleration) {
        if (speed > 0 && acceleration < -resistance(speed)) {
            return 0;
        }
        double polynomial = constant + byPower * speed * acceleration + bySpeed * speed + bySquare * speed * speed;
        return Math.max(0, polynomial / SCALE);
    }

    /** How much a car slows down by its own resistance, in m/s²; braking more burns nothing. Speed in m/s. */
    public static double resistance(double speed) {
        int above = 1;
        while (above < SPEEDS.length - 1 && speed > SPEEDS[above]) {
            above++;
        }
        double slope = (RESISTANCE[above] - RESISTANCE[above - 1]) / (SPEEDS[above] - SPEEDS[above - 1]);
        return RESISTANCE[above - 1] + slope * (speed - SPEEDS[above - 1]);
    }
}
