package dk.elhus.standin;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Defaults;
import dk.elhus.standin.fault.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * How a stand-in behaves. Start from {@link #defaults()} and change what matters.
 *
 * @param port 0 for any free port
 * @param seed of the generator: the same seed gives the same values everywhere
 * @param files folder whose files are served, or null for generated data
 * @param generateMissing whether datasets that the folder lacks are generated
 * @param ratePerMinute requests per minute, dataset and client address; 0 for no limit
 * @param now when requests without {@code /as-of/} look at the source, or null for the real now
 * @param clock tells the time, for the rate limit too
 * @param whenOmitted what a request without sort or limit gets
 * @param faults that wait from the start
 */
public record StandInConfig(
    int port,
    long seed,
    Path files,
    boolean generateMissing,
    int ratePerMinute,
    AsOf now,
    Clock clock,
    Defaults whenOmitted,
    List<Fault> faults) {

  public static final long DEFAULT_SEED = 1882;

  /** About what the public service allows. */
  public static final int DEFAULT_RATE_PER_MINUTE = 1;

  public StandInConfig {
    faults = List.copyOf(faults);
  }

  public static StandInConfig defaults() {
    return new StandInConfig(
        0,
        DEFAULT_SEED,
        null,
        false,
        DEFAULT_RATE_PER_MINUTE,
        null,
        Clock.systemUTC(),
        Defaults.KEY_ORDER,
        List.of());
  }

  public StandInConfig withPort(int other) {
    return new StandInConfig(
        other, seed, files, generateMissing, ratePerMinute, now, clock, whenOmitted, faults);
  }

  public StandInConfig withSeed(long other) {
    return new StandInConfig(
        port, other, files, generateMissing, ratePerMinute, now, clock, whenOmitted, faults);
  }

  public StandInConfig withFiles(Path other) {
    return new StandInConfig(
        port, seed, other, generateMissing, ratePerMinute, now, clock, whenOmitted, faults);
  }

  public StandInConfig withGenerateMissing(boolean other) {
    return new StandInConfig(
        port, seed, files, other, ratePerMinute, now, clock, whenOmitted, faults);
  }

  public StandInConfig withRatePerMinute(int other) {
    return new StandInConfig(
        port, seed, files, generateMissing, other, now, clock, whenOmitted, faults);
  }

  public StandInConfig withNow(AsOf other) {
    return new StandInConfig(
        port, seed, files, generateMissing, ratePerMinute, other, clock, whenOmitted, faults);
  }

  public StandInConfig withClock(Clock other) {
    return new StandInConfig(
        port, seed, files, generateMissing, ratePerMinute, now, other, whenOmitted, faults);
  }

  public StandInConfig withWhenOmitted(Defaults other) {
    return new StandInConfig(
        port, seed, files, generateMissing, ratePerMinute, now, clock, other, faults);
  }

  public StandInConfig withFault(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return new StandInConfig(
        port, seed, files, generateMissing, ratePerMinute, now, clock, whenOmitted, more);
  }
}
