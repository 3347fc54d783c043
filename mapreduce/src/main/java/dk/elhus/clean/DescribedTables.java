package dk.elhus.clean;

import dk.elhus.record.TableProvider;
import dk.elhus.record.TableSpec;
import java.util.List;

/** The tables that descriptors declare. */
public final class DescribedTables implements TableProvider {
  @Override
  public List<TableSpec> tables() {
    return DescribedCleaner.packed().stream().map(Cleaner::table).toList();
  }
}
