package dk.elhus.standin.contract;

import java.time.LocalDate;
import java.time.LocalTime;

/** When the rows of a Danish day appear at the source. */
public enum Publication {
  /** A day's prices come at noon of the day before. */
  NOON_BEFORE {
    @Override
    public LocalDate lastDay(AsOf asOf) {
      boolean tomorrowIsOut = !asOf.danishTime().toLocalTime().isBefore(AUCTION_RESULT);
      return asOf.date().plusDays(tomorrowIsOut ? 1 : 0);
    }
  },
  /** Rows come as they happen; the night sees all of its own day so far. */
  SAME_DAY {
    @Override
    public LocalDate lastDay(AsOf asOf) {
      return asOf.date();
    }
  },
  /** A day is settled about a week later. */
  EIGHT_DAYS_LATER {
    @Override
    public LocalDate lastDay(AsOf asOf) {
      return asOf.date().minusDays(SETTLEMENT_LAG_DAYS);
    }
  },
  /** Municipalities' consumption is gathered from many grid companies. */
  NINE_DAYS_LATER {
    @Override
    public LocalDate lastDay(AsOf asOf) {
      return asOf.date().minusDays(GATHERING_LAG_DAYS);
    }
  },
  /** Rows that are no measurements of a day, such as price lists. */
  ALWAYS {
    @Override
    public LocalDate lastDay(AsOf asOf) {
      return LocalDate.MAX;
    }
  };

  /** Days from a Danish day to the first publication of its settlement. */
  public static final int SETTLEMENT_LAG_DAYS = 8;

  private static final int GATHERING_LAG_DAYS = 9;
  private static final LocalTime AUCTION_RESULT = LocalTime.of(12, 45);

  /** The last Danish day whose rows are out. */
  public abstract LocalDate lastDay(AsOf asOf);
}
