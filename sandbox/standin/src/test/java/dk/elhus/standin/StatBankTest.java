package dk.elhus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dk.elhus.standin.fault.Fault;
import dk.elhus.standin.fault.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** StatBank as a client meets it. */
class StatBankTest {
  private static final String CARS = "{'code':'BILTYPE','values':['4000101002']}";

  private StandIn standIn;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    standIn = StandIn.start(StandInConfig.defaults().withRatePerMinute(0));
    client = new Client(standIn.baseUrl());
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private HttpResponse<String> ask(String night, String question) {
    URI uri = URI.create(standIn.baseUrl() + "/as-of/" + night + "/v1/data");
    String json = question.replace('\'', '"');
    return client.send(
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(json)).build());
  }

  private HttpResponse<String> vehicles(String night, String more) {
    return ask(
        night,
        "{'table':'BIL54','format':'CSV','lang':'da','valuePresentation':'Code','variables':["
            + more
            + "]}");
  }

  private static String variable(String code, String... values) {
    return "{'code':'" + code + "','values':['" + String.join("','", values) + "']}";
  }

  /** The number of each line by its codes. */
  private static Map<String, Long> cells(HttpResponse<String> answer) {
    Map<String, Long> cells = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>(List.of(answer.body().split("\r\n")));
    for (String line : lines.subList(1, lines.size())) {
      int end = line.lastIndexOf(';');
      cells.put(line.substring(0, end), Long.valueOf(line.substring(end + 1)));
    }
    return cells;
  }

  @Test
  void anAnswerHasTheSourcesOwnForm() {
    HttpResponse<String> answer =
        vehicles(
            "2026-02-20",
            variable("OMRÅDE", "851") + "," + CARS + "," + variable("Tid", "2026M01"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(answer.body())
        .matches("\uFEFFOMRÅDE;BILTYPE;TID;INDHOLD\r\n851;4000101002;2026M01;\\d+\r\n");
  }

  @Test
  void theMunicipalitiesAreALittleLessThanTheCountry() {
    Map<String, Long> cells =
        cells(
            vehicles(
                "2026-02-20",
                variable("OMRÅDE", "*") + "," + CARS + "," + variable("Tid", "2026M01")));

    long country = cells.get("0;4000101002;2026M01");
    long unknown = cells.get("99;4000101002;2026M01");
    long municipalities =
        cells.entrySet().stream()
            .filter(cell -> cell.getKey().matches("\\d{3};.*"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(cells).hasSize(1 + 5 + 11 + 98 + 1);
    assertThat(municipalities + unknown).isEqualTo(country);
    assertThat(unknown).isPositive().isLessThan(country / 500);
  }

  @Test
  void electricCarsGrowAsTheyDid() {
    String country = variable("OMRÅDE", "0") + "," + CARS + ",";
    Map<String, Long> cells =
        cells(
            vehicles(
                "2026-02-20",
                country
                    + variable("DRIV", "20200", "20225")
                    + ","
                    + variable("Tid", "2018M01", "2026M01")));

    assertThat(cells.get("0;4000101002;20225;2018M01")).isBetween(7_000L, 12_000L);
    assertThat(cells.get("0;4000101002;20225;2026M01")).isBetween(450_000L, 650_000L);
    assertThat(cells.get("0;4000101002;20200;2026M01")).isBetween(2_600_000L, 3_000_000L);
  }

  @Test
  void aMonthComesOutOnThe12thAndIsCorrectedLater() {
    String january = variable("OMRÅDE", "851") + "," + CARS + "," + variable("Tid", "2026M01");

    assertThat(vehicles("2026-02-11", january).statusCode()).isEqualTo(400);
    String first = vehicles("2026-02-12", january).body();
    String sameMonthLater = vehicles("2026-03-12", january).body();

    assertThat(vehicles("2026-03-11", january).body()).isEqualTo(first);
    assertThat(sameMonthLater).isNotEqualTo(first);
    assertThat(vehicles("2026-07-01", january).body())
        .isEqualTo(vehicles("2027-01-01", january).body());
  }

  @Test
  void aVariableThatIsLeftOutIsSummedOver() {
    String month = variable("OMRÅDE", "851") + "," + variable("Tid", "2026M01");
    Map<String, Long> apart = cells(vehicles("2026-02-20", variable("BILTYPE", "*") + "," + month));
    Map<String, Long> together = cells(vehicles("2026-02-20", month));

    assertThat(apart).hasSize(2);
    assertThat(together.get("851;2026M01"))
        .isEqualTo(apart.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void quartersAreKInDanishAndQInEnglish() {
    String question =
        "{'table':'FOLK1A','format':'CSV','lang':'%s','valuePresentation':'Code','variables':["
            + variable("OMRÅDE", "000", "851")
            + ","
            + variable("Tid", "2025%s1")
            + "]}";

    String danish = ask("2025-10-26", question.formatted("da", "K")).body();
    String english = ask("2025-10-26", question.formatted("en", "Q")).body();

    assertThat(danish).contains("000;2025K1;").contains("851;2025K1;");
    assertThat(english).isEqualTo(danish.replace("2025K1", "2025Q1"));
  }

  @Test
  void moreThanAMillionCellsAreRefusedUnlessTheyAreBulk() {
    String everything =
        "{'table':'FOLK1A','format':'%s','variables':["
            + String.join(
                ",",
                variable("OMRÅDE", "*"),
                variable("ALDER", "*"),
                variable("CIVILSTAND", "*"),
                variable("Tid", "*"))
            + "]}";

    assertThat(ask("2025-10-26", everything.formatted("CSV")).body())
        .startsWith("{\"errorTypeCode\":\"REQUEST-LIMIT\",\"message\":\"");
    assertThat(ask("2025-10-26", everything.formatted("BULK")).body())
        .contains("The variable 'KØN' must be specified");
  }

  @Test
  void anUnknownTableVariableOrValueIsRefusedInJson() {
    assertThat(ask("2025-10-26", "{'table':'BIL99','format':'CSV'}").body())
        .contains("EXTRACT-NOTFOUND", "BIL99");
    assertThat(vehicles("2025-10-26", variable("FARVE", "1")).body()).contains("'FARVE'");
    assertThat(vehicles("2025-10-26", variable("OMRÅDE", "100")).body()).contains("'100'");
    assertThat(vehicles("2025-10-26", CARS).body()).contains("'Tid' must be specified");
    assertThat(ask("2025-10-26", "{").body()).contains("REQUEST-JSON");
  }

  @Test
  void aTableDescribesItself() {
    String info = client.get("/as-of/2025-10-26/v1/tableinfo", "id", "BIL54", "lang", "en").body();

    assertThat(info)
        .contains("\"text\":\"Stock of motor vehicles\"")
        .contains("\"id\":\"Tid\",\"text\":\"time\",\"elimination\":false,\"time\":true")
        .contains("2025M09")
        .doesNotContain("2025M10");
  }

  @Test
  void badDaysCanBePlayed() {
    String month = variable("OMRÅDE", "851") + "," + variable("Tid", "2025M01");
    standIn.faults().add(Fault.of(FaultKind.INTERNAL_ERROR, "BIL54", 1));
    standIn.faults().add(Fault.of(FaultKind.TRUNCATED_JSON, "BIL54", 1));

    assertThat(vehicles("2025-10-26", month).statusCode()).isEqualTo(500);
    assertThat(vehicles("2025-10-26", month).body()).doesNotEndWith("\r\n");
    assertThat(vehicles("2025-10-26", month).body()).endsWith("\r\n");
  }
}
