package dk.elhus.ingest;

import dk.elhus.avro.FlatField;
import dk.elhus.avro.FlatField.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table of the metering database that Sqoop imports. Its options are in {@code
 * sqoop/NAME.options}.
 *
 * @param name the table's name, and the dataset's
 * @param control the column whose sum must be the same in the database and in what landed
 * @param personal whether that sum tells of a person: the sum over one changed point is its id
 */
public record SqoopDataset(String name, FlatField control, boolean personal) {
  private static final List<SqoopDataset> ALL =
      List.of(
          new SqoopDataset("customer", new FlatField("customer_id", Kind.INTEGER), true),
          new SqoopDataset(
              "metering_point", new FlatField("metering_point_id", Kind.INTEGER), true),
          new SqoopDataset("meter_reading", new FlatField("kwh", Kind.THOUSANDTHS), false));

  /** All of them, in the order in which they depend on each other. */
  public static List<SqoopDataset> all() {
    return ALL;
  }

  /** What was counted, as it may stand in a log. */
  String text(Totals totals) {
    return personal
        ? "%,d rows (the sum of %s is not shown)".formatted(totals.rows(), control.name())
        : totals.text(control.name());
  }

  static SqoopDataset named(String name) throws PullException {
    Optional<SqoopDataset> found =
        ALL.stream().filter(dataset -> dataset.name.equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new PullException(
                "Sqoop imports no table "
                    + name
                    + "; it knows "
                    + Arrays.toString(ALL.stream().map(SqoopDataset::name).toArray())));
  }
}
