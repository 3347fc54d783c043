package dk.elhus.standin.files;

import dk.elhus.standin.contract.UnreadableDataException;
import dk.elhus.standin.statbank.Label;
import dk.elhus.standin.statbank.Periods;
import dk.elhus.standin.statbank.Variable.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Recognises CSV files of vehicle stocks and of people by their columns, and reads their cells. */
final class StatBankCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();
  private static final Pattern MONTH_IN_NAME = Pattern.compile("(\\d{4})M(\\d{2})");
  private static final Pattern PEOPLE_COLUMN = Pattern.compile("population_(\\d{4})K([1-4])");

  private static final Value CARS =
      Value.of("4000101002", "Personbiler i alt", "Passenger cars, total");
  private static final Value CARS_AND_VANS =
      Value.of("4000101002+4000102000", "Person- og varebiler", "Passenger cars and vans");
  private static final Value ALL_USES = Value.of("1000", "I alt", "Total");
  private static final Map<String, Value> PROPELLANTS = propellants();

  private final CellTable vehicles =
      new CellTable(
          "BIL54",
          new Label("Bestanden af køretøjer", "Stock of motor vehicles"),
          List.of("OMRÅDE", "BILTYPE", "BRUG", "DRIV", "Tid"));
  private final CellTable people =
      new CellTable(
          "FOLK1A",
          new Label("Folketal den 1. i kvartalet", "Population at the first day of the quarter"),
          List.of("OMRÅDE", "Tid"));

  private StatBankCsv() {}

  private static Map<String, Value> propellants() {
    Map<String, Value> columns = new LinkedHashMap<>();
    columns.put("biler", Value.of("20200", "Drivmidler i alt", "Propellants, total"));
    columns.put("total", columns.get("biler"));
    columns.put("gasoline", Value.of("20205", "Benzin", "Petrol"));
    columns.put("biler_diesel", Value.of("20210", "Diesel", "Diesel"));
    columns.put("diesel", columns.get("biler_diesel"));
    columns.put("biler_el", Value.of("20225", "El", "Electricity"));
    columns.put("electricity", columns.get("biler_el"));
    columns.put("biler_plugin", Value.of("20232", "Pluginhybrid", "Plug-in hybrid"));
    columns.put("pluginhybrid", columns.get("biler_plugin"));
    return columns;
  }

  /** The tables that the files fill; files of other forms are passed over. */
  static List<CellTable> read(List<Path> files) throws UnreadableDataException {
    StatBankCsv found = new StatBankCsv();
    for (Path file : files) {
      found.read(file);
    }
    return Stream.of(found.vehicles, found.people).filter(table -> !table.isEmpty()).toList();
  }

  private void read(Path file) throws UnreadableDataException {
    try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      Set<String> columns = Set.copyOf(csv.getHeaderNames());
      if (columns.containsAll(Set.of("municipality_code", "biler", "biler_el"))) {
        Value month = month(file);
        csv.forEach(line -> addVehicles(line, municipality(line), CARS, month));
      } else if (columns.containsAll(Set.of("time", "total", "electricity", "pluginhybrid"))) {
        Value country = Value.of("0", "Hele landet", "All Denmark");
        csv.forEach(
            line -> addVehicles(line, country, CARS_AND_VANS, month(YearMonth.parse(line.get(0)))));
      } else if (columns.stream().anyMatch(name -> PEOPLE_COLUMN.matcher(name).matches())) {
        csv.forEach(this::addPeople);
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableDataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Value month(Path file) throws IOException {
    Matcher month = MONTH_IN_NAME.matcher(file.getFileName().toString());
    if (!month.find()) {
      throw new IOException("its name does not say the month; add one such as 2026M01");
    }
    return month(YearMonth.parse(month.group(1) + "-" + month.group(2)));
  }

  private static Value month(YearMonth month) {
    return Periods.months(month, month).get(0);
  }

  private static Value municipality(CSVRecord line) {
    return Value.of(line.get("municipality_code"), line.get("municipality_name"));
  }

  private void addVehicles(CSVRecord line, Value area, Value type, Value month) {
    PROPELLANTS.forEach(
        (column, propellant) -> {
          if (line.isMapped(column)) {
            vehicles.put(
                List.of(area, type, ALL_USES, propellant, month), Long.parseLong(line.get(column)));
          }
        });
  }

  private void addPeople(CSVRecord line) {
    for (String name : line.getParser().getHeaderNames()) {
      Matcher quarter = PEOPLE_COLUMN.matcher(name);
      if (quarter.matches()) {
        int year = Integer.parseInt(quarter.group(1));
        LocalDate day = LocalDate.of(year, Integer.parseInt(quarter.group(2)) * 3 - 2, 1);
        people.put(
            List.of(municipality(line), Periods.quarters(day, day).get(0)),
            Long.parseLong(line.get(name)));
      }
    }
  }
}
