/**
 * Plausible Danish electricity out of nothing but a seed: every value is a pure function of seed,
 * dataset, area and time, so any window of any request gives the same values.
 *
 * <p>Only {@link java.lang.StrictMath} is used, so that every machine computes the same digits.
 */
package dk.elhus.standin.generator;
