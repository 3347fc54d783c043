package dk.elhus.forget;

import dk.elhus.clean.Cleaner;
import dk.elhus.clean.Cleaners;
import dk.elhus.clean.LandedRecord;
import dk.elhus.forget.Person.Link;
import dk.elhus.job.ImportedRecords;
import dk.elhus.job.LandedFolder;
import dk.elhus.job.Source;
import dk.elhus.landing.ErasedFiles;
import dk.elhus.landing.ErasedFiles.ErasedFile;
import dk.elhus.landing.LandingManifest.LandedFile;
import dk.elhus.landing.Layout;
import dk.elhus.publish.Fence;
import dk.elhus.publish.JsonFile;
import dk.elhus.rebuild.LandedInputs;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Takes a person out of landed files. A file that holds the person is written anew beside it,
 * {@link ErasedFiles} names the new one from one moment to the next, and the old one goes. Killed
 * between any two of these steps, the folder is whole, and the next call does the rest.
 *
 * <p>Records keep the position that they had in the landed file, for rejects are found by it.
 */
final class LandedErasure {
  private static final String NIGHT_PREFIX = "night=";
  private static final String AVRO = ".avro";

  private final Configuration conf;
  private final FileSystem files;
  private final Layout layout;
  private final Person person;

  LandedErasure(Configuration conf, FileSystem files, Layout layout, Person person) {
    this.conf = conf;
    this.files = files;
    this.layout = layout;
    this.person = person;
  }

  /** The landed files that hold the person; changes nothing. */
  List<Touched> find() throws IOException {
    List<Touched> found = new ArrayList<>();
    for (LandedFolder folder : folders()) {
      for (LandedFile file : folder.manifest().files()) {
        Touched touched = count(folder, file);
        if (!touched.isNot()) {
          found.add(touched);
        }
      }
    }
    return found;
  }

  /**
   * Takes the person out.
   *
   * @param fence asked before each step
   * @param progress told of each step, in words, before it is taken
   * @return the landed files that held the person
   */
  List<Touched> erase(Fence fence, Consumer<String> progress) throws IOException {
    List<Touched> erased = new ArrayList<>();
    for (LandedFolder folder : folders()) {
      sweep(folder, progress);
      for (LandedFile file : folder.manifest().files()) {
        Touched touched = count(folder, file);
        if (!touched.isNot()) {
          fence.check();
          replace(folder, file, touched, progress);
          erased.add(touched);
        }
      }
    }
    return erased;
  }

  private List<LandedFolder> folders() throws IOException {
    List<LandedFolder> folders = new ArrayList<>();
    for (Cleaner cleaner : Cleaners.ALL) {
      Path landing = new Path(layout.landing(cleaner.dataset()));
      if (Person.datasets().contains(cleaner.dataset()) && files.exists(landing)) {
        for (FileStatus folder : files.listStatus(landing)) {
          String name = folder.getPath().getName();
          if (name.startsWith(NIGHT_PREFIX)) {
            LocalDate night = LocalDate.parse(name.substring(NIGHT_PREFIX.length()));
            folders.add(LandedFolder.read(files, cleaner, night, folder.getPath()));
          }
        }
      }
    }
    folders.sort(Comparator.comparing(LandedFolder::path));
    return folders;
  }

  /** Removes what a killed call left: a file that was not named yet, or one that is no longer. */
  private void sweep(LandedFolder folder, Consumer<String> progress) throws IOException {
    Set<String> needed = new HashSet<>(Set.of(Layout.MANIFEST, Layout.SUCCESS, ErasedFiles.NAME));
    folder.manifest().files().forEach(file -> needed.add(file.in(folder.path()).getName()));
    for (FileStatus file : files.listStatus(folder.path())) {
      if (!needed.contains(file.getPath().getName())) {
        progress.accept("remove the unnamed file " + shown(file.getPath()));
        delete(file.getPath());
      }
    }
  }

  private Touched count(LandedFolder folder, LandedFile file) throws IOException {
    long removed = 0;
    long cut = 0;
    if (file.rows() > 0) {
      try (ImportedRecords records = open(folder, file)) {
        while (records.next()) {
          Link link = link(folder, records.current());
          removed += link == Link.IS ? 1 : 0;
          cut += link == Link.NAMES ? 1 : 0;
        }
      }
    }
    return new Touched(folder.fileName(file.name()), removed, cut);
  }

  private void replace(
      LandedFolder folder, LandedFile file, Touched touched, Consumer<String> progress)
      throws IOException {
    ErasedFiles before = ErasedFiles.read(files, folder.path());
    Optional<ErasedFile> earlier = before.of(file.name());
    Path old = file.in(folder.path());
    Path place = new Path(folder.path(), nextName(file, earlier));
    progress.accept("write " + shown(place));
    copy(folder, file, place);
    ErasedFile replaced =
        new ErasedFile(
            file.name(),
            place.getName(),
            file.rows() - touched.removed(),
            files.getFileStatus(place).getLen(),
            LandedInputs.checksum(files, place),
            earlier.map(ErasedFile::forgotten).orElse(0L) + touched.removed() + touched.cut());
    progress.accept("name it in place of " + shown(old));
    JsonFile.replace(conf, new Path(folder.path(), ErasedFiles.NAME), before.plus(replaced));
    progress.accept("remove " + shown(old));
    delete(old);
  }

  /** {@code part-0.avro}, {@code part-0.erased-1.avro}, {@code part-0.erased-2.avro}, … */
  private static String nextName(LandedFile file, Optional<ErasedFile> earlier) {
    String base = file.name().substring(0, file.name().length() - AVRO.length()) + ".erased-";
    int number =
        earlier
            .map(ErasedFile::name)
            .map(name -> name.substring(base.length(), name.length() - AVRO.length()))
            .map(Integer::parseInt)
            .orElse(0);
    return base + (number + 1) + AVRO;
  }

  private void copy(LandedFolder folder, LandedFile file, Path place) throws IOException {
    try (ImportedRecords records = open(folder, file);
        DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<>())) {
      Schema schema = withPosition(records.schema());
      String codec = records.codec();
      out.setCodec(CodecFactory.fromString(codec == null ? DataFileConstants.NULL_CODEC : codec));
      out.create(schema, files.create(place, true));
      while (records.next()) {
        Link link = link(folder, records.current());
        if (link != Link.IS) {
          out.append(copy(records, schema, link == Link.NAMES));
        }
      }
    }
  }

  private static GenericRecord copy(ImportedRecords records, Schema schema, boolean cut) {
    GenericRecord copy = new GenericData.Record(schema);
    for (Schema.Field field : records.schema().getFields()) {
      copy.put(field.name(), records.current().get(field.pos()));
    }
    copy.put(ImportedRecords.LANDED_POSITION, records.position());
    if (cut) {
      copy.put(Person.CUSTOMER_ID, null);
      copy.put(LandedRecord.FORGOTTEN, Person.CUSTOMER_ID);
    }
    return copy;
  }

  private static Schema withPosition(Schema landed) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : landed.getFields()) {
      boolean named = field.name().equals(Person.CUSTOMER_ID);
      fields.add(new Schema.Field(field, named ? nullable(field.schema()) : field.schema()));
    }
    if (landed.getField(ImportedRecords.LANDED_POSITION) == null) {
      fields.add(
          new Schema.Field(ImportedRecords.LANDED_POSITION, Schema.create(Schema.Type.LONG)));
      fields.add(
          new Schema.Field(
              LandedRecord.FORGOTTEN, nullable(Schema.create(Schema.Type.STRING)), null, null));
    }
    return Schema.createRecord(
        landed.getName(), landed.getDoc(), landed.getNamespace(), false, fields);
  }

  private static Schema nullable(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema
        : Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
  }

  private Link link(LandedFolder folder, GenericRecord record) {
    return person.link(folder.dataset(), record.get(Person.CUSTOMER_ID));
  }

  private ImportedRecords open(LandedFolder folder, LandedFile file) throws IOException {
    Source source = folder.source(files, file, 0, List.of());
    long length = files.getFileStatus(file.in(folder.path())).getLen();
    return new ImportedRecords(source, conf, 0, length);
  }

  private void delete(Path file) throws IOException {
    if (!files.delete(file, false)) {
      throw new IOException(file + " cannot be removed; the person is not forgotten");
    }
  }

  private String shown(Path file) {
    return file.getParent().getParent().getName()
        + "/"
        + file.getParent().getName()
        + "/"
        + file.getName();
  }
}
