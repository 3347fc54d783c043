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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** FOLK1A, the people on the first day of each quarter from 2008 on; out 41 days later. */
final class Population implements StatTable {

  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);
  private static final LocalDate KNOWN = LocalDate.of(2026, 1, 1);
  private static final int LAG_DAYS = 41;
  private static final double GROWTH_PER_QUARTER = 0.00125;

  private static final String ALL = "TOT";
  private static final String ALL_AGES = "IALT";
  private static final int OLDEST = 125;
  private static final List<Value> SEXES =
      List.of(Value.of(ALL, "I alt", "Total"), Value.of("1", "Mænd", "Men"), women());
  private static final List<Value> STATES =
      List.of(
          Value.of(ALL, "I alt", "Total"),
          Value.of("U", "Ugift", "Never married"),
          Value.of("G", "Gift/separeret", "Married/separated"),
          Value.of("E", "Enke/enkemand", "Widowed"),
          Value.of("F", "Fraskilt", "Divorced"));
  private static final double[] SEX_WEIGHTS = {0.497, 0.503};
  private static final double[] STATE_WEIGHTS = {0.5, 0.36, 0.05, 0.09};

  private final Noise noise;
  private final Areas areas = new Areas(Areas.Codes.THREE_DIGITS);
  private final double[] ageWeights = ageWeights();

  Population(Noise noise) {
    this.noise = noise;
  }

  private static Value women() {
    return Value.of("2", "Kvinder", "Women");
  }

  private static double[] ageWeights() {
    double[] weights = new double[OLDEST + 1];
    for (int age = 0; age < weights.length; age++) {
      weights[age] = age < 60 ? 1 : Math.max(0, 1 - (age - 60) / 45.0);
    }
    return weights;
  }

  @Override
  public String id() {
    return "FOLK1A";
  }

  @Override
  public Label label() {
    return new Label("Folketal den 1. i kvartalet", "Population at the first day of the quarter");
  }

  @Override
  public List<Variable> variables(AsOf asOf) {
    return List.of(
        Variable.withTotal(
            "OMRÅDE", new Label("område", "region"), areas.country(), areas.values()),
        Variable.withTotal("KØN", new Label("køn", "sex"), ALL, SEXES),
        Variable.withTotal("ALDER", new Label("alder", "age"), ALL_AGES, ages()),
        Variable.withTotal("CIVILSTAND", new Label("civilstand", "marital status"), ALL, STATES),
        Variable.time(Periods.quarters(FIRST, last(asOf))));
  }

  private static List<Value> ages() {
    List<Value> ages = new ArrayList<>();
    ages.add(Value.of(ALL_AGES, "Alder i alt", "Age, total"));
    for (int age = 0; age <= OLDEST; age++) {
      ages.add(Value.of(Integer.toString(age), age + " år", age + " years"));
    }
    return ages;
  }

  private static LocalDate last(AsOf asOf) {
    LocalDate day = asOf.date().minusDays(LAG_DAYS);
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }

  @Override
  public LocalDateTime updated(AsOf asOf) {
    return last(asOf).plusDays(LAG_DAYS).atTime(8, 0);
  }

  @Override
  public long cell(List<String> codes, AsOf asOf) {
    LocalDate day = Periods.quarter(codes.get(4));
    long people = 0;
    for (Municipality member : areas.in(codes.get(0))) {
      people += people(member, day, codes.get(1), codes.get(2), codes.get(3));
    }
    return people;
  }

  private long people(Municipality place, LocalDate day, String sex, String age, String state) {
    int code = Integer.parseInt(place.code());
    long quarters = ChronoUnit.MONTHS.between(KNOWN, day) / 3;
    double local = 1 + 0.8 * noise.signed(Streams.PEOPLE, code);
    long people =
        StrictMath.round(
            place.thousands() * 1000 * (1 + GROWTH_PER_QUARTER * local * quarters)
                + 500 * noise.signed(Streams.PEOPLE + 1, code));
    long ofSex = sex.equals(ALL) ? people : Shares.part(people, SEX_WEIGHTS, place(SEXES, sex));
    long ofAge =
        age.equals(ALL_AGES) ? ofSex : Shares.part(ofSex, ageWeights, Integer.parseInt(age));
    return state.equals(ALL) ? ofAge : Shares.part(ofAge, STATE_WEIGHTS, place(STATES, state));
  }

  /** Place among the values after the total. */
  private static int place(List<Value> values, String code) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).code().danish().equals(code)) {
        return i - 1;
      }
    }
    throw new IllegalArgumentException("there is no value " + code);
  }
}
