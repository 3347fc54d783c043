package dk.elhus.rebuild;

import dk.elhus.job.CleanMapper;
import dk.elhus.record.Row;
import java.io.IOException;
import java.util.Set;

/** Makes rows of landed records as a load does; keeps those of the partitions that are rebuilt. */
public class ReplayMapper extends CleanMapper {
  private RebuildRange range;
  private Set<String> replayed;

  @Override
  protected void setup(Context context) throws IOException {
    super.setup(context);
    range = RebuildSpec.read(context.getConfiguration()).range();
    replayed = range.replayed();
  }

  @Override
  protected boolean isWanted(Row row) {
    return row.table().name().equals(range.table()) && replayed.contains(row.partition());
  }
}
