package dk.elhus.standin;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.contract.TimeRange;
import dk.elhus.standin.contract.UnreadableDataException;
import java.util.List;
import java.util.Optional;

/** Several sources as one: a dataset comes whole from the first that has it. */
record FirstThatHasIt(List<RowSource> sources) implements RowSource {

  @Override
  public Optional<Dataset> dataset(String name) throws UnreadableDataException {
    for (RowSource source : sources) {
      Optional<Dataset> dataset = source.dataset(name);
      if (dataset.isPresent()) {
        return dataset;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Row> rows(Dataset dataset, TimeRange range, AsOf asOf)
      throws UnreadableDataException {
    for (RowSource source : sources) {
      if (source.dataset(dataset.name()).isPresent()) {
        return source.rows(dataset, range, asOf);
      }
    }
    return List.of();
  }
}
