package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Catalogue;
import dk.elhus.standin.contract.DanishTime;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.TimeRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What grid companies and Energinet charge. A period of validity is published {@value #NOTICE_DAYS}
 * days before it begins and then closes the one before it; some prices are corrected after that.
 */
final class PriceList implements GeneratedData {

  /** A charge of one company. */
  private record Charge(
      String gln, String owner, String type, String code, String note, boolean tax, Prices prices) {
    private long index() {
      return (gln + code).hashCode();
    }
  }

  /** The prices of a period: one, or one for each hour, in millionths of DKK. */
  @FunctionalInterface
  private interface Prices {
    long[] from(LocalDate day);
  }

  private record Tax(LocalDate from, long price) {}

  private static final int NOTICE_DAYS = 45;
  private static final int CORRECTED_WITHIN_DAYS = 20;
  private static final int FIRST_YEAR = 2023;
  private static final int LAST_YEAR = 2028;
  private static final String ENERGINET = "5790000432752";
  private static final String FILE = "charges.csv";

  /** The law's own numbers. */
  private static final List<Tax> ELECTRICITY_TAX =
      List.of(
          new Tax(LocalDate.of(2023, 1, 1), 8_000),
          new Tax(LocalDate.of(2023, 7, 1), 697_000),
          new Tax(LocalDate.of(2024, 1, 1), 761_000),
          new Tax(LocalDate.of(2025, 1, 1), 720_000),
          new Tax(LocalDate.of(2026, 1, 1), 8_000));

  private final Noise noise;
  private final List<Charge> charges = new ArrayList<>();

  PriceList(Noise noise) {
    this.noise = noise;
    String owner = "Energinet Systemansvar A/S (SYO)";
    charges.add(
        new Charge(ENERGINET, owner, "D03", "EA-001", "Elafgift", true, PriceList::electricityTax));
    charges.add(flat(owner, "40000", "Transmissions nettarif", 62_000));
    charges.add(flat(owner, "41000", "Systemtarif", 74_000));
    readCompanies();
    charges.sort(
        Comparator.comparing(Charge::gln).thenComparing(Charge::type).thenComparing(Charge::code));
  }

  @Override
  public Dataset dataset() {
    return Catalogue.PRICE_LIST;
  }

  @Override
  public List<Row> rows(TimeRange range, AsOf asOf) {
    List<Row> rows = new ArrayList<>();
    for (Charge charge : charges) {
      List<LocalDate> known = periods(charge).stream().filter(p -> isOut(p, asOf)).toList();
      for (int i = 0; i < known.size(); i++) {
        LocalDate from = known.get(i);
        LocalDate to = i + 1 < known.size() ? known.get(i + 1) : null;
        if (range.contains(from.atStartOfDay(), from.atStartOfDay())) {
          String[] cells = cells(charge, from, to, asOf);
          rows.add(() -> cells);
        }
      }
    }
    return rows;
  }

  private static boolean isOut(LocalDate from, AsOf asOf) {
    return !from.minusDays(NOTICE_DAYS).isAfter(asOf.date());
  }

  /** A tax by law; flat prices once a year; hourly ones also when summer and winter begin. */
  private static List<LocalDate> periods(Charge charge) {
    if (charge.tax()) {
      return ELECTRICITY_TAX.stream().map(Tax::from).toList();
    }
    List<LocalDate> periods = new ArrayList<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      LocalDate newYear = LocalDate.of(year, 1, 1);
      periods.add(newYear);
      if (charge.prices().from(newYear).length > 1) {
        periods.add(LocalDate.of(year, 4, 1));
        periods.add(LocalDate.of(year, 10, 1));
      }
    }
    return periods;
  }

  private String[] cells(Charge charge, LocalDate from, LocalDate to, AsOf asOf) {
    String[] cells = new String[Catalogue.PRICE_LIST.columns().size()];
    cells[0] = charge.owner();
    cells[1] = charge.gln();
    cells[2] = charge.type();
    cells[3] = charge.code();
    cells[4] = charge.note();
    cells[5] = charge.note();
    cells[6] = DanishTime.text(from.atStartOfDay());
    cells[7] = to == null ? null : DanishTime.text(to.atStartOfDay());
    cells[8] = "D02";
    long[] prices = charge.prices().from(from);
    boolean wrong = isYetUncorrected(charge, from, asOf);
    for (int i = 0; i < prices.length; i++) {
      long price = wrong ? Decimals.toStep(prices[i] * 101 / 100, 100) : prices[i];
      cells[9 + i] = Decimals.text(price);
    }
    cells[33] = charge.tax() ? "1" : "0";
    cells[34] = charge.tax() ? "1" : "0";
    cells[35] = charge.type().equals("D01") ? "P1M" : prices.length > 1 ? "PT1H" : "P1D";
    return cells;
  }

  // every sixth period of a company is published with a price that is a hundredth too high
  private boolean isYetUncorrected(Charge charge, LocalDate from, AsOf asOf) {
    long index = charge.index() * 100_000 + from.toEpochDay();
    return !charge.gln().equals(ENERGINET)
        && noise.below(6, Streams.TARIFF_CORRECTION, index) == 0
        && asOf.date().isBefore(from.minusDays(NOTICE_DAYS - CORRECTED_WITHIN_DAYS));
  }

  private static long[] electricityTax(LocalDate day) {
    long price = 0;
    for (Tax tax : ELECTRICITY_TAX) {
      price = tax.from().isAfter(day) ? price : tax.price();
    }
    return new long[] {price};
  }

  private static Charge flat(String owner, String code, String note, long price) {
    return new Charge(
        ENERGINET,
        owner,
        "D03",
        code,
        note,
        false,
        day -> new long[] {price + (day.getYear() - FIRST_YEAR) * 2_000L});
  }

  private void readCompanies() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(PriceList.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::addCompany);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private void addCompany(String line) {
    String[] part = line.split(";");
    String[] codes = part[2].split("\\|");
    long level = 90_000 + noise.below(70, Streams.TARIFF_LEVEL, part[0].hashCode()) * 1000L;
    add(part, "D03", codes[0], "Nettarif C time", day -> byHour(level, day));
    if (codes.length > 1) {
      add(part, "D03", codes[1], "Rabat på nettarif C time", day -> rebate(level, day));
    }
    add(part, "D01", codes[0] + "-AB", "Net abo C", day -> new long[] {49_000_000});
  }

  private void add(String[] company, String type, String code, String note, Prices prices) {
    charges.add(new Charge(company[0], company[1], type, code, note, false, prices));
  }

  private static long[] rebate(long level, LocalDate day) {
    long[] prices = byHour(level, day);
    for (int hour = 0; hour < prices.length; hour++) {
      prices[hour] = -Decimals.toStep(prices[hour] / 20, 100);
    }
    return prices;
  }

  /** Tariff model 3.0: nights are cheap, 17 to 21 is dear, winters are dearer. */
  private static long[] byHour(long level, LocalDate day) {
    boolean winter = day.getMonthValue() >= 10 || day.getMonthValue() <= 3;
    long low = level + (day.getYear() - FIRST_YEAR) * 3_000L;
    long high = Decimals.toStep(low * (winter ? 30 : 15) / 10, 100);
    long peak = Decimals.toStep(low * (winter ? 90 : 39) / 10, 100);
    long[] prices = new long[24];
    for (int hour = 0; hour < prices.length; hour++) {
      prices[hour] = hour < 6 ? low : hour >= 17 && hour < 21 ? peak : high;
    }
    return prices;
  }
}
