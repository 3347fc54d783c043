package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.TimeRange;
import java.util.List;

/** The generated rows of one dataset. */
interface GeneratedData {

  /** What the catalogue says of it. */
  Dataset dataset();

  /** The rows of a period as they stood then, in the order of the dataset's key. */
  List<Row> rows(TimeRange range, AsOf asOf);
}
