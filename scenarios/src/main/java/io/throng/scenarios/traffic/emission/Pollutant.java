package io.throng.scenarios.traffic.emission;

/** What vehicles emit, and burn. */
public enum Pollutant {
    /** Carbon dioxide. */
    CO2,
    /** Carbon monoxide. */
    CO,
    /** Hydrocarbons. */
    HC,
    /** Nitrogen oxides. */
    NOX,
    /** Particles. */
    PMX,
    /** Petrol or diesel. */
    FUEL
}
