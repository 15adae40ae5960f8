package io.throng.scenarios.traffic.emission;

import java.util.Locale;

/**
 * Vehicles of Euro norm 4 after the Handbook Emission Factors for Road Transport, HBEFA 3.1, in the form of SUMO: with speed v
 * and acceleration a, {@code (c0 + c1 v a + c2 v + c3 v² + c4 v³) / 3.6} in mg/s, never below 0; nothing while the vehicle is
 * slowed down more than by its own resistance. Constants and resistance agree with the output of SUMO 1.15's
 * {@code emissionsMap} to five digits and to 0.01 m/s².
 */
public enum Hbefa {
    /** A petrol car. */
    PC_G_EU4(
            "HBEFA3/PC_G_EU4",
            new double[] {9449, 938.4, -467.1, 28.26, 0},
            new double[] {593.2, 19.32, -73.25, 2.086, 0},
            new double[] {2.923, 0.1113, -0.3476, 0.01032, 0},
            new double[] {4.336, 0.4428, -0.3204, 0.01371, 0},
            new double[] {0.2375, 0.0245, -0.03251, 0.001325, 0},
            new double[] {3014, 299.3, -149, 9.014, 0}),
    /** A diesel car. */
    PC_D_EU4(
            "HBEFA3/PC_D_EU4",
            new double[] {6824, 742.3, -195.3, 16.46, 0},
            new double[] {2.105, 0.02898, -0.03593, 0, 0},
            new double[] {0.1208, 0.01649, 0.02261, 0, 0},
            new double[] {47.45, 4.011, -4.061, 0.1619, 0},
            new double[] {0, 0, 0, 0, 0},
            new double[] {2147, 233.5, -61.45, 5.178, 0}),
    /** A light goods vehicle with a diesel engine. */
    LDV_D_EU4(
            "HBEFA3/LDV_D_EU4",
            new double[] {3682, 915.4, 331, 0, 0.306},
            new double[] {1.724, 0.03099, -0.02995, 0, 0},
            new double[] {0.03577, 0.01844, 0.02506, 0, 0},
            new double[] {40.68, 6.272, -3.613, 0.2148, 0},
            new double[] {0, 0, 0, 0, 0},
            new double[] {1158, 288, 104.1, 0, 0.09624}),
    /** A lorry. */
    HDV_D_EU4(
            "HBEFA3/HDV_D_EU4",
            new double[] {24290, 7180, 1835, 0, 0},
            new double[] {50.68, 6.655, 0.8349, 0, 0},
            new double[] {1.119, 0.1747, 0.03217, 0, 0},
            new double[] {202.2, 42.34, 8.858, 0, 0},
            new double[] {1.267, 0.131, -0.006405, 0, 0},
            new double[] {7639, 2259, 577.1, 0, 0}),
    /** A bus. */
    BUS(
            "HBEFA3/Bus",
            new double[] {19030, 6475, 2073, 0, 0},
            new double[] {72.61, 7.482, 0.6348, 0, 0},
            new double[] {17.46, 0.8473, 0.254, 0, 0},
            new double[] {218.7, 46.17, 11.27, 0, 0},
            new double[] {7.222, 0.8024, 0.1201, 0, 0},
            new double[] {6016, 2049, 656.6, 0, 0}),
    /** What emits nothing. */
    ZERO("HBEFA3/zero", new double[Pollutant.values().length][5]);

    private static final double SCALE = 3.6;

    /** At these speeds, in m/s, resistance slows a vehicle down by so much, in m/s². */
    private static final double[] SPEEDS = {0, 1, 2, 5, 10, 15};

    private static final double[] RESISTANCE = {0, 0.0625, 0.13, 0.175, 0.2445, 0.309};

    private final String id;

    /** By pollutant. */
    private final double[][] polynomials;

    Hbefa(String id, double[]... polynomials) {
        this.id = id;
        this.polynomials = polynomials;
    }

    /**
     * The one that comes next to an emission class of SUMO: by what kind of vehicle and engine its name says. HBEFA 2's
     * numbered classes are cars ({@code P_}) and heavy vehicles ({@code HDV_}).
     *
     * @param emissionClass such as {@code HBEFA3/PC_G_EU6}
     */
    public static Hbefa of(String emissionClass) {
        String name = emissionClass.substring(emissionClass.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("zero") || emissionClass.toLowerCase(Locale.ROOT).startsWith("energy")) {
            return ZERO;
        }
        if (name.startsWith("bus") || name.startsWith("coach")) {
            return BUS;
        }
        if (name.startsWith("hdv")) {
            return HDV_D_EU4;
        }
        if (name.startsWith("ldv")) {
            return LDV_D_EU4;
        }
        return name.startsWith("pc_d") ? PC_D_EU4 : PC_G_EU4;
    }

    /** SUMO's name of it. */
    public String id() {
        return id;
    }

    /**
     * In mg/s.
     *
     * @param speed at least 0, in m/s
     * @param acceleration in m/s²
     */
    public double rate(Pollutant of, double speed, double acceleration) {
        if (speed > 0 && acceleration < -resistance(speed)) {
            return 0;
        }
        double[] c = polynomials[of.ordinal()];
        double polynomial =
                c[0] + c[1] * speed * acceleration + c[2] * speed + c[3] * speed * speed + c[4] * speed * speed * speed;
        return Math.max(0, polynomial / SCALE);
    }

    /** How much a vehicle slows down by its own resistance, in m/s²; braking more burns nothing. Speed in m/s. */
    public static double resistance(double speed) {
        int above = 1;
        while (above < SPEEDS.length - 1 && speed > SPEEDS[above]) {
            above++;
        }
        double slope = (RESISTANCE[above] - RESISTANCE[above - 1]) / (SPEEDS[above] - SPEEDS[above - 1]);
        return RESISTANCE[above - 1] + slope * (speed - SPEEDS[above - 1]);
    }
}
