package dk.elhus.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.clean.LandedRecord;
import dk.elhus.clean.RejectedException;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import java.io.IOException;
import org.apache.hadoop.mapreduce.Mapper;

/** Makes rows of landed records, or rejects; passes on the rows that stand. */
public class CleanMapper extends Mapper<InputPosition, InputRecord, RowKey, RowValue> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Plan plan;
  private Cleaner[] cleaners;

  @Override
  protected void setup(Context context) throws IOException {
    plan = Plan.read(context.getConfiguration());
    cleaners = new Cleaner[plan.sources().size()];
    for (int i = 0; i < cleaners.length; i++) {
      Source source = plan.sources().get(i);
      if (source.kind() == Source.Kind.LANDED) {
        cleaners[i] = cleaner(source.dataset());
      }
    }
  }

  @Override
  protected void map(InputPosition position, InputRecord input, Context context)
      throws IOException, InterruptedException {
    if (input.row() != null) {
      Row row = input.row();
      context.write(
          RowKey.stored(row, row.table().keyColumns(), position.position()), RowValue.stored(row));
    } else {
      clean(position.source(), input.landed(), context);
    }
  }

  private void clean(int number, LandedRecord landed, Context context)
      throws IOException, InterruptedException {
    Source source = plan.sources().get(number);
    Counts.increment(context, source.dataset(), Counts.READ);
    Row row;
    boolean stale;
    try {
      row = cleaners[number].clean(landed, source.window());
      stale = source.isStale(cleaners[number].moment(row));
      if (source.rejects().containsKey(landed.position())) {
        Row resolved = reject(cleaners[number].rejects(), source, landed, null);
        write(
            resolved.set(OpenRejects.RESOLVED, plan.edition().value()),
            number,
            landed,
            false,
            context);
      }
    } catch (RejectedException e) {
      Counts.increment(context, source.dataset(), Counts.REJECTED);
      row = reject(cleaners[number].rejects(), source, landed, e.getMessage());
      stale = false;
    }
    write(row, number, landed, stale, context);
  }

  private void write(Row row, int number, LandedRecord landed, boolean stale, Context context)
      throws IOException, InterruptedException {
    if (!isWanted(row)) {
      return;
    }
    int night = plan.sources().get(number).night();
    context.write(
        RowKey.observed(row, row.table().keyColumns(), night, number, landed.position()),
        RowValue.observed(row, number, stale));
  }

  /** Whether a row, or a reject, goes on to the reducers. */
  protected boolean isWanted(Row row) {
    return true;
  }

  /** A reject stands in the partition of the night that refused it first. */
  private Row reject(TableSpec table, Source source, LandedRecord landed, String reason)
      throws IOException {
    String night = source.rejects().getOrDefault(landed.position(), plan.learnedNight().toString());
    return new Row(table, night)
        .set("dataset", source.dataset())
        .set("source_file", source.name())
        .set("position", landed.position())
        .set("reason", reason)
        .set("record", JSON.writeValueAsString(landed.columns()));
  }

  /** The rules of a dataset. */
  protected Cleaner cleaner(String dataset) throws IOException {
    return Cleaners.of(dataset)
        .orElseThrow(() -> new IOException("there are no rules for dataset " + dataset));
  }
}
