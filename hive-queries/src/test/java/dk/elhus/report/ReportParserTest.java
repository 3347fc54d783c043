package dk.elhus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.elhus.report.Report.Scope;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ReportParserTest {
  private static final String GOOD =
      """
      -- title: Rows of a day
      -- number: Q4
      -- question: How many rows has a day?
      -- parameters:
      --   day | date | required | Danish local day | 2025-10-26
      --   per | hour or day | day | how fine | hour
      -- columns:
      --   name | row | the hour
      --   rows | all | rows
      -- chart: bar | name | rows
      -- answer: {{day}} has {{rows}} rows.
      -- source: nobody
      -- coverage:
      --   day | spot_price_day | SUM(priced_minutes_dkk) | d = '${hivevar:day}' | 0
      -- empty: the day has no rows
      -- usage:
      --   beeline -u jdbc:hive2:/// --hivevar day=2025-10-26 -f hive-queries/reports/rows.hql
      -- A remark about the query.
      SELECT name, rows
      FROM t WHERE d = DATE '${hivevar:day}' AND '${hivevar:per}' = 'day';
      """;

  @Test
  void theHeaderSaysWhatTheReportIs() {
    Report report = parse(GOOD);

    assertThat(report.title()).isEqualTo("Rows of a day");
    assertThat(report.question()).isEqualTo("How many rows has a day?");
    assertThat(report.parameters())
        .extracting(Parameter::name, Parameter::type, Parameter::meaning)
        .containsExactly(
            tuple("day", "date", "Danish local day"), tuple("per", "hour or day", "how fine"));
    assertThat(report.parameters().get(0).defaultValue()).isEmpty();
    assertThat(report.parameters().get(1).defaultValue()).contains("day");
    assertThat(report.columns(Scope.ALL)).extracting(Report.Column::name).containsExactly("rows");
    assertThat(report.coverage())
        .containsExactly(
            new Coverage(
                Coverage.Unit.DAY,
                "spot_price_day",
                "SUM(priced_minutes_dkk)",
                "d = '${hivevar:day}'",
                0));
    assertThat(report.chart())
        .isEqualTo(new Chart(Chart.Kind.BAR, "name", List.of("rows"), Optional.empty()));
  }

  @Test
  void theQueryComesWithoutCommentsAndSemicolon() {
    assertThat(parse(GOOD).sql())
        .isEqualTo(
            "SELECT name, rows\n"
                + "FROM t WHERE d = DATE '${hivevar:day}' AND '${hivevar:per}' = 'day'");
  }

  @Test
  void aVariableMustBeDeclared() {
    refused(GOOD.replace("--   day | date", "--   tag | date").replace("{{day}}", "A day"))
        .hasMessage("report rows.hql uses ${hivevar:day} without declaring it");
  }

  @Test
  void anExampleMustWork() {
    refused(GOOD.replace("local day | 2025-10-26", "local day | 26/10/2025"))
        .hasMessage("report rows.hql gives '26/10/2025' for day, which its type refuses");
  }

  @Test
  void aDefaultMustWork() {
    refused(GOOD.replace("hour or day | day |", "hour or day | week |"))
        .hasMessage("report rows.hql gives 'week' for per, which its type refuses");
  }

  @Test
  void aTypeMustBeKnown() {
    refused(GOOD.replace("| date |", "| moment |"))
        .hasMessageContaining("'moment' is no type; known are date, month, region, municipality");
  }

  @Test
  void aFileHoldsOneQuery() {
    refused(GOOD + "SELECT 2;").hasMessageContaining("must hold one query");
  }

  @Test
  void theQuestionMayNotBeMissing() {
    refused(GOOD.replace("-- question: How many rows has a day?\n", ""))
        .hasMessage("report rows.hql says nothing about its question");
  }

  @Test
  void aChartDrawsColumnsOfTheAnswer() {
    refused(GOOD.replace("bar | name | rows", "bar | name | price"))
        .hasMessage("report rows.hql draws 'price', which is none of its columns");
  }

  @Test
  void aSentenceSaysValuesOfTheAnswer() {
    refused(GOOD.replace("{{rows}}", "{{price}}"))
        .hasMessage("report rows.hql says {{price}}, which is neither a parameter nor a column");
  }

  @Test
  void aQuestionHasItsNumber() {
    refused(GOOD.replace("number: Q4", "number: Q17"))
        .hasMessage("report rows.hql has the number 'Q17', but questions are Q1 to Q16");
  }

  @Test
  void theUsageLineMayNotBeMissing() {
    refused(GOOD.replace("rows.hql", "other.hql")).hasMessageContaining("must have a usage line");
  }

  private static Report parse(String text) {
    return ReportParser.parse("rows", text);
  }

  private static AbstractThrowableAssert<?, ?> refused(String text) {
    return assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
