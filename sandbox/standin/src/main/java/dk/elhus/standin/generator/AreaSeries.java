package dk.elhus.standin.generator;

import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.DanishTime;
import dk.elhus.standin.contract.Dataset;
import dk.elhus.standin.contract.Row;
import dk.elhus.standin.contract.TimeRange;
import java.util.List;

/**
 * A dataset with one row per interval and price area, whose first columns are UTC time, Danish time
 * and area.
 */
record AreaSeries(Dataset dataset, Steps steps, Values values) implements GeneratedData {

  private static final Area[] AREAS = Area.values();

  @FunctionalInterface
  interface Values {
    /** The cells after time and area. */
    void fill(String[] cells, Area area, long epochSecond, AsOf asOf);
  }

  @Override
  public List<Row> rows(TimeRange range, AsOf asOf) {
    List<Long> starts = steps.starts(range, dataset.publication(), asOf);
    return new IntervalRows(
        starts, AREAS.length, (start, i) -> new AreaRow(dataset, values, AREAS[i], start, asOf));
  }

  private record AreaRow(Dataset dataset, Values values, Area area, long epochSecond, AsOf asOf)
      implements Row {

    @Override
    public String[] cells() {
      String[] cells = new String[dataset.columns().size()];
      for (int i = 0; i < 3; i++) {
        cells[i] = cell(i);
      }
      values.fill(cells, area, epochSecond, asOf);
      return cells;
    }

    @Override
    public String cell(int column) {
      return switch (column) {
        case 0 -> DanishTime.text(DanishTime.utc(epochSecond));
        case 1 -> DanishTime.text(DanishTime.local(epochSecond));
        case 2 -> area.name();
        default -> cells()[column];
      };
    }
  }
}
