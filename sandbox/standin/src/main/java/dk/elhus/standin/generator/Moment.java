package dk.elhus.standin.generator;

import dk.elhus.standin.contract.DanishTime;
import java.time.DayOfWeek;
import java.time.LocalDateTime;

/** A point in time as the models see it. */
record Moment(long epochSecond, LocalDateTime danish) {

  static Moment at(long epochSecond) {
    return new Moment(epochSecond, DanishTime.local(epochSecond));
  }

  /** Hours since the epoch. */
  double hours() {
    return epochSecond / 3600.0;
  }

  /** For example 2025.5 in the summer of 2025. */
  double year() {
    return danish.getYear() + (danish.getDayOfYear() - 1) / 365.25;
  }

  /** 1 in mid January, -1 in mid July. */
  double winter() {
    return StrictMath.cos(2 * StrictMath.PI * (danish.getDayOfYear() - 17) / 365.25);
  }

  /** Hour of the Danish day with its fraction. */
  double hourOfDay() {
    return danish.getHour() + danish.getMinute() / 60.0;
  }

  /** Saturdays, Sundays and the fixed holidays. */
  boolean isDayOff() {
    DayOfWeek day = danish.getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY || isHoliday();
  }

  private boolean isHoliday() {
    int monthAndDay = danish.getMonthValue() * 100 + danish.getDayOfMonth();
    return monthAndDay >= 1224 && monthAndDay <= 1226 || monthAndDay == 1231 || monthAndDay == 101;
  }
}
