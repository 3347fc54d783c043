package dk.elhus.record;

import java.util.List;

/** Declares tables beside those of {@link Tables}; found by {@link java.util.ServiceLoader}. */
public interface TableProvider {
  /** The tables, in the same order in every process that has the same jars. */
  List<TableSpec> tables();
}
