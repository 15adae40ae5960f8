package io.throng.scenarios.traffic.emission;

/** How much carbon dioxide a vehicle emits on a flat road. */
@FunctionalInterface
public interface CarbonDioxide {
    /** A petrol car of Euro norm 4, in whatever weather. */
    CarbonDioxide PETROL_CAR =
            (speed, acceleration, _, _) -> Hbefa.PC_G_EU4.rate(Pollutant.CO2, speed, acceleration) / 1000;

    /**
     * In g/s, at least 0.
     *
     * @param speed at least 0, in m/s
     * @param acceleration in m/s²
     * @param fahrenheit temperature of the air
     * @param humidity relative, in per cent
     */
    double rate(double speed, double acceleration, double fahrenheit, double humidity);
}
