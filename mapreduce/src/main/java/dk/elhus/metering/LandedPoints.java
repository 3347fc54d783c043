package dk.elhus.metering;

import dk.elhus.avro.FlatField;
import dk.elhus.avro.FlatField.Kind;
import dk.elhus.avro.FlatFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.AvroFSInput;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Gathers every place of every metering point from all nights that landed. */
final class LandedPoints {
  private static final List<FlatField> FIELDS =
      List.of(
          new FlatField("metering_point_id", Kind.INTEGER),
          new FlatField("municipality_code", Kind.INTEGER),
          new FlatField("updated_at", Kind.MOMENT));

  private final FileSystem fs;
  private final Pseudonyms pseudonyms;
  private final Map<Place, Long> since = new HashMap<>();

  private record Place(long id, int municipality) {}

  LandedPoints(FileSystem fs, Pseudonyms pseudonyms) {
    this.fs = fs;
    this.pseudonyms = pseudonyms;
  }

  void add(LandedNights.Folder folder) throws IOException {
    for (Path file : folder.files(fs)) {
      long length = fs.getFileStatus(file).getLen();
      try (FlatFile records =
          new FlatFile(
              new AvroFSInput(fs.open(file), length), file.toString(), FIELDS, 0, length)) {
        while (records.next()) {
          if (records.isNull(0) || records.isNull(1) || records.isNull(2)) {
            throw new IOException(
                file
                    + ", record "
                    + records.position()
                    + ": a metering point lacks its id, municipality or updated_at");
          }
          since.merge(
              new Place(records.value(0), (int) records.value(1)), records.value(2), Math::min);
        }
      }
    }
  }

  PointTable table() throws IOException {
    List<PointTable.Entry> entries = new ArrayList<>(since.size());
    since.forEach(
        (place, from) ->
            entries.add(
                new PointTable.Entry(
                    place.id(), place.municipality(), from, pseudonyms.of(place.id()))));
    return PointTable.of(entries);
  }
}
