package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Publication;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a settled hour changes after it was first published. Every hour is corrected once, one to 45
 * days later; about half of them a second time, up to two years later. Which days these are depends
 * on seed, area and hour, so what the source says depends on the night alone.
 */
final class Corrections {

  private static final int FIRST_WITHIN_DAYS = 45;
  private static final int SECOND_WITHIN_DAYS = 700;

  /** How far off a metered value is at most, before its first and its second correction. */
  private static final double[] ERROR = {0.012, 0.003};

  private final Noise noise;

  Corrections(Noise noise) {
    this.noise = noise;
  }

  /** How many corrections are still to come: 0 when the hour is final. */
  int outstanding(Area area, Moment hour, AsOf asOf) {
    LocalDate published = hour.danish().toLocalDate().plusDays(Publication.SETTLEMENT_LAG_DAYS);
    long age = ChronoUnit.DAYS.between(published, asOf.date());
    long index = index(area, hour);
    int first = 1 + noise.below(FIRST_WITHIN_DAYS, Streams.CORRECTION_DAY, index);
    boolean twice = noise.below(2, Streams.CORRECTION_COUNT, index) == 1;
    int second =
        FIRST_WITHIN_DAYS
            + 1
            + noise.below(
                SECOND_WITHIN_DAYS - FIRST_WITHIN_DAYS, Streams.CORRECTION_DAY + 50, index);
    int toCome = age < first ? 1 : 0;
    return toCome + (twice && age < second ? 1 : 0);
  }

  /** A metered value as it is known when so many corrections are still to come. */
  long known(long finalValue, int column, int outstanding, Area area, Moment hour) {
    if (outstanding == 0) {
      return finalValue;
    }
    // the last correction is small; the one before it may be larger
    double error = outstanding == 2 ? ERROR[0] : ERROR[1];
    int stream = Streams.CORRECTION + column * 4 + outstanding;
    double factor = 1 + error * noise.signed(stream, index(area, hour));
    return StrictMath.round(finalValue * factor);
  }

  private static long index(Area area, Moment hour) {
    return hour.epochSecond() / 3600 * 2 + area.ordinal();
  }
}
