package dk.elhus.ingest;

import dk.elhus.avro.FlatField;
import java.util.List;
import java.util.Optional;

/**
 * A table of the metering database that Sqoop imports, as its descriptor says.
 *
 * @param name the table's name, and the dataset's
 * @param control the column whose sum must be the same in the database and in what landed
 * @param personal whether that sum tells of a person: the sum over one changed point is its id
 */
public record SqoopDataset(String name, FlatField control, boolean personal) {

  /** All of them, by name. */
  public static List<SqoopDataset> all() {
    return DatasetCatalog.load().all().stream().flatMap(dataset -> of(dataset).stream()).toList();
  }

  private static Optional<SqoopDataset> of(DatasetDescriptor dataset) {
    return dataset.origin() instanceof Origin.Database table
        ? Optional.of(new SqoopDataset(dataset.name(), table.control(), table.personal()))
        : Optional.empty();
  }

  /** What was counted, as it may stand in a log. */
  String text(Totals totals) {
    return personal
        ? "%,d rows (the sum of %s is not shown)".formatted(totals.rows(), control.name())
        : totals.text(control.name());
  }

  static SqoopDataset named(String name) throws PullException {
    Optional<SqoopDataset> found =
        all().stream().filter(dataset -> dataset.name.equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new PullException(
                "Sqoop imports no table "
                    + name
                    + "; it knows "
                    + all().stream().map(SqoopDataset::name).toList()));
  }
}
