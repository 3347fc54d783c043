package dk.elhus.standin.contract;

import java.util.List;
import java.util.Optional;

/** Where rows come from: the generator or a folder of files. */
public interface RowSource {

  /**
   * The dataset of that name, if this source has it.
   *
   * @throws UnreadableDataException when that cannot be found out; the message says where and why
   */
  Optional<Dataset> dataset(String name) throws UnreadableDataException;

  /**
   * The rows of a period as they stood then, in the order of the dataset's key.
   *
   * @throws UnreadableDataException when the rows cannot be read; the message says where and why
   */
  List<Row> rows(Dataset dataset, TimeRange range, AsOf asOf) throws UnreadableDataException;
}
