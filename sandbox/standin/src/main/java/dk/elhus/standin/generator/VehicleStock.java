package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.statbank.Areas;
import dk.elhus.standin.statbank.Label;
import dk.elhus.standin.statbank.Municipality;
import dk.elhus.standin.statbank.Periods;
import dk.elhus.standin.statbank.StatTable;
import dk.elhus.standin.statbank.Variable;
import dk.elhus.standin.statbank.Variable.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * BIL54, the vehicle stock: monthly from 2018M01, out on the 12th of the month after, and corrected
 * with each of the next three publications. Electric cars grow as they did.
 */
final class VehicleStock implements StatTable {

  private static final YearMonth FIRST = YearMonth.of(2018, 1);
  private static final int PUBLICATION_DAY = 12;
  private static final int CORRECTIONS = 3;
  private static final String UNKNOWN = "99";
  private static final int UNKNOWN_PER_10_000 = 7;

  private static final String CARS = "4000101002";
  private static final String ALL_USES = "1000";
  private static final String ALL_PROPELLANTS = "20200";
  private static final List<Value> TYPES =
      List.of(
          Value.of(CARS, "Personbiler i alt", "Passenger cars, total"),
          Value.of("4000102000", "Varebiler i alt", "Vans, total"));
  private static final List<Value> USES =
      List.of(
          Value.of(ALL_USES, "I alt", "Total"),
          Value.of("1100", "Privat", "Private"),
          Value.of("1200", "Erhverv", "Business"));
  private static final List<Value> PROPELLANTS =
      List.of(
          Value.of(ALL_PROPELLANTS, "Drivmidler i alt", "Propellants, total"),
          Value.of("20205", "Benzin", "Petrol"),
          Value.of("20210", "Diesel", "Diesel"),
          Value.of("20225", "El", "Electricity"),
          Value.of("20232", "Pluginhybrid", "Plug-in hybrid"),
          Value.of("20235", "Øvrige drivmidler", "Other propellants"));
  private static final double[] USE_WEIGHTS = {0.86, 0.14};

  /** Share of the cars at each new year from 2018 on; the last year's growth goes on. */
  private static final double[] ELECTRIC = {
    .0032, .0037, .0056, .0108, .0225, .0374, .0662, .1120, .1907, .2700
  };

  private static final double[] PLUG_IN = {
    .0008, .0020, .0036, .0101, .0249, .0333, .0388, .0410, .0438, .0440
  };
  private static final double[] DIESEL = {
    .3050, .3060, .3010, .2920, .2760, .2590, .2370, .2160, .1971, .1780
  };
  private static final double OTHER = 0.0002;
  private static final double GROWTH_PER_MONTH = 0.00153;
  private static final double CARS_PER_PERSON = 0.485;
  private static final double CARS_PER_PERSON_IN_THE_CITY = 0.25;
  private static final double VANS_PER_CAR = 0.13;
  private static final double CORRECTION = 0.004;

  private final Noise noise;
  private final Areas areas = new Areas(Areas.Codes.SHORT);

  VehicleStock(Noise noise) {
    this.noise = noise;
  }

  @Override
  public String id() {
    return "BIL54";
  }

  @Override
  public Label label() {
    return new Label("Bestanden af køretøjer", "Stock of motor vehicles");
  }

  @Override
  public List<Variable> variables(AsOf asOf) {
    List<Value> places = new ArrayList<>(areas.values());
    places.add(Value.of(UNKNOWN, "Uoplyst", "Unknown"));
    return List.of(
        Variable.withTotal("OMRÅDE", new Label("område", "region"), areas.country(), places),
        Variable.summed("BILTYPE", new Label("køretøjstype", "type of vehicle"), TYPES),
        Variable.withTotal("BRUG", new Label("anvendelse", "terms of use"), ALL_USES, USES),
        Variable.withTotal(
            "DRIV", new Label("drivmiddel", "propellant"), ALL_PROPELLANTS, PROPELLANTS),
        Variable.time(Periods.months(FIRST, last(asOf))));
  }

  private static YearMonth last(AsOf asOf) {
    boolean out = asOf.date().getDayOfMonth() >= PUBLICATION_DAY;
    return YearMonth.from(asOf.date()).minusMonths(out ? 1 : 2);
  }

  @Override
  public LocalDateTime updated(AsOf asOf) {
    LocalDate day = last(asOf).plusMonths(1).atDay(PUBLICATION_DAY);
    return day.atTime(8, 0);
  }

  @Override
  public long cell(List<String> codes, AsOf asOf) {
    YearMonth month = Periods.month(codes.get(4));
    String area = codes.get(0);
    long vehicles = 0;
    if (area.equals(UNKNOWN) || area.equals(areas.country())) {
      vehicles += unknown(codes, month, asOf);
    }
    for (Municipality member : areas.in(area)) {
      vehicles += vehicles(member, codes, month, asOf);
    }
    return vehicles;
  }

  /** A few vehicles whose owner's municipality nobody knows. */
  private long unknown(List<String> codes, YearMonth month, AsOf asOf) {
    long all = 0;
    if (codes.get(3).equals(ALL_PROPELLANTS)) {
      for (Value part : PROPELLANTS.subList(1, PROPELLANTS.size())) {
        List<String> one = new ArrayList<>(codes);
        one.set(3, part.code().danish());
        all += unknown(one, month, asOf);
      }
      return all;
    }
    for (Municipality each : Municipality.ALL) {
      all += vehicles(each, codes, month, asOf);
    }
    return all * UNKNOWN_PER_10_000 / 10_000;
  }

  private long vehicles(Municipality place, List<String> codes, YearMonth month, AsOf asOf) {
    boolean cars = codes.get(1).equals(CARS);
    long all = total(place, cars, month, outstanding(month, asOf));
    double[] shares = propellants(place, cars, month);
    String use = codes.get(2);
    String propellant = codes.get(3);
    if (propellant.equals(ALL_PROPELLANTS)) {
      long sum = 0;
      for (int i = 0; i < shares.length; i++) {
        sum += ofUse(Shares.part(all, shares, i), use);
      }
      return sum;
    }
    return ofUse(Shares.part(all, shares, place(PROPELLANTS, propellant) - 1), use);
  }

  private static long ofUse(long vehicles, String use) {
    return use.equals(ALL_USES)
        ? vehicles
        : Shares.part(vehicles, USE_WEIGHTS, place(USES, use) - 1);
  }

  private static int place(List<Value> values, String code) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).code().danish().equals(code)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no value " + code);
  }

  private long total(Municipality place, boolean cars, YearMonth month, int outstanding) {
    int code = Integer.parseInt(place.code());
    double perPerson =
        place.provinceCode().equals("1") ? CARS_PER_PERSON_IN_THE_CITY : CARS_PER_PERSON;
    double age = months(month) - months(YearMonth.of(2026, 1));
    double stock =
        place.thousands()
            * 1000
            * perPerson
            * (1 + 0.08 * noise.signed(Streams.CARS, code))
            * (1 + GROWTH_PER_MONTH * age)
            * (cars ? 1 : VANS_PER_CAR);
    double error = CORRECTION * outstanding / CORRECTIONS;
    long index = months(month) * 10_000L + code * 2L + (cars ? 1 : 0);
    return StrictMath.round(
        stock * (1 + error * noise.signed(Streams.CAR_CORRECTION + outstanding, index)));
  }

  /** How many publications are still to come that correct a month. */
  private static int outstanding(YearMonth month, AsOf asOf) {
    long since = ChronoUnit.MONTHS.between(month, last(asOf));
    return (int) Math.max(0, CORRECTIONS - since);
  }

  private double[] propellants(Municipality place, boolean cars, YearMonth month) {
    double taste = 1 + 0.25 * noise.signed(Streams.ELECTRIC_TASTE, Long.parseLong(place.code()));
    double late = cars ? 1 : 0.35;
    double electric = Math.min(0.95, at(ELECTRIC, month) * taste * late);
    double plugIn = at(PLUG_IN, month) * late;
    double diesel = cars ? at(DIESEL, month) : 0.85 * (1 - electric);
    double petrol = Math.max(0.01, 1 - electric - plugIn - diesel - OTHER);
    return new double[] {petrol, diesel, electric, plugIn, OTHER};
  }

  /** Between two new years in equal steps; after the last one as at the last one. */
  private static double at(double[] years, YearMonth month) {
    int age = months(month) - months(FIRST);
    int year = Math.min(age / 12, years.length - 1);
    int next = Math.min(year + 1, years.length - 1);
    return years[year] + (years[next] - years[year]) * (age % 12) / 12;
  }

  private static int months(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue();
  }
}
