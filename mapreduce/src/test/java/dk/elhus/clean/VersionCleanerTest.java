package dk.elhus.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.elhus.record.Row;
import dk.elhus.record.Tables;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers and metering points: a version is a row, by the moment of its change. */
class VersionCleanerTest {
  private static final Window NIGHT = Window.parse("2026-01-05T12:00:00Z", "2026-01-06T12:00:00Z");
  private static final String CHANGED = "2026-01-05T18:00:07";

  private final VersionCleaner customers = VersionCleaner.customer();
  private final VersionCleaner points = VersionCleaner.meteringPoint();

  @Test
  void aCustomerBecomesARowOfTheMonthInWhichItChanged() throws Exception {
    Row row = customers.clean(customer(), NIGHT);

    assertThat(row.partition()).isEqualTo("2026-01");
    assertThat(row.number("customer_id")).isEqualTo(1_000_007);
    assertThat(row.number("updated_utc"))
        .isEqualTo(Instant.parse(CHANGED + "Z").getEpochSecond())
        .isEqualTo(customers.moment(row));
    assertThat(row.text("name")).isEqualTo("Åse Kjær");
    assertThat(row.text("postal_code")).isEqualTo("0999");
  }

  @Test
  void aPointBecomesARowWithThePeriodThatItsSourceStates() throws Exception {
    Row row = points.clean(point().with("valid_to", "2026-02-01T00:00:00"), NIGHT);

    assertThat(row.number("metering_point_id")).isEqualTo(571_313_100_000_000_012L);
    assertThat(row.text("municipality_code")).isEqualTo("851");
    assertThat(row.number("has_ev_charger")).isEqualTo(1);
    assertThat(LocalDate.ofEpochDay(row.number("valid_from"))).isEqualTo("2020-03-01");
    assertThat(LocalDate.ofEpochDay(row.number("valid_to"))).isEqualTo("2026-02-01");
  }

  @Test
  void aPointInUseHasNoEnd() throws Exception {
    assertThat(points.clean(point(), NIGHT).isNull("valid_to")).isTrue();
  }

  @Test
  void whatIsPersonalIsRejectedToAPlaceThatIsClosedToo() {
    assertThat(customers.rejects()).isEqualTo(points.rejects()).isEqualTo(Tables.PERSONAL_REJECT);
    assertThat(Tables.PERSONAL_REJECT.isRestricted()).isTrue();
    assertThat(new Co2EmissionCleaner().rejects()).isEqualTo(Tables.REJECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name        |                     | name is missing",
        "postal_code | 87                  | postal_code: '87' does not have 4 digits",
        "email       | nobody              | email: 'nobody' is no address",
        "customer_id | 1e6                 | customer_id: '1e6' is not a whole number",
        "updated_at  | 2026-01-06T12:00:00 | updated_at: 2026-01-06T12:00:00Z was not asked for"
            + " (2026-01-05T12:00:00Z to 2026-01-06T12:00:00Z)"
      })
  void aCustomerThatIsNoneIsRefused(String column, String text, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> customers.clean(customer().with(column, text), NIGHT))
        .withMessage(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metering_point_id | 57131310           | metering_point_id: '57131310' does not have 18 digits",
        "municipality_code | 81                 | municipality_code: '81' is not the code of a"
            + " municipality (three digits, such as 851)",
        "price_area        | SE4                | price_area: 'SE4' is not a Danish price area (DK1"
            + " or DK2)",
        "grid_company_gln  | 579000             | grid_company_gln: '579000' does not have 13 digits",
        "has_ev_charger    |                    | has_ev_charger is missing",
        "valid_to          | 2020-02-29T00:00:00 | valid_to: 2020-02-29 is before valid_from,"
            + " 2020-03-01"
      })
  void aPointThatIsNoneIsRefused(String column, String text, String reason) {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> points.clean(point().with(column, text), NIGHT))
        .withMessage(reason);
  }

  private static TestRecord customer() {
    return TestRecord.of(
        "customer_id",
        "1000007",
        "name",
        "Åse Kjær",
        "street_address",
        "Lærkevej 3",
        "postal_code",
        "0999",
        "town",
        "Østerlund",
        "email",
        "aase.kjaer@example.dk",
        "updated_at",
        CHANGED);
  }

  private static TestRecord point() {
    return TestRecord.of(
        "metering_point_id",
        "571313100000000012",
        "customer_id",
        "1000007",
        "municipality_code",
        "851",
        "price_area",
        "DK1",
        "grid_company_gln",
        "5790001089030",
        "has_ev_charger",
        "true",
        "valid_from",
        "2020-03-01T00:00:00",
        "updated_at",
        CHANGED);
  }
}
