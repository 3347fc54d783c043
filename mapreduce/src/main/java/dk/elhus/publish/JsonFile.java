package dk.elhus.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dk.elhus.record.EditionNumber;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * Reads and replaces small JSON files. A reader sees the old content or the new, never a part.
 *
 * <p>A document is one line, so that Hive can read a folder of them as a table.
 */
public final class JsonFile {
  /** Ending of a file that is being written. */
  static final String TEMPORARY = ".tmp";

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(values())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonFile() {}

  /** The file's value, or nothing when there is no such file. */
  public static <T> Optional<T> read(FileSystem files, Path path, Class<T> type)
      throws IOException {
    try (InputStream in = files.open(path)) {
      return Optional.of(MAPPER.readValue(in, type));
    } catch (FileNotFoundException absent) {
      return Optional.empty();
    } catch (JsonProcessingException broken) {
      throw new IOException(
          path + " is not a valid " + type.getSimpleName() + ": " + broken.getOriginalMessage(),
          broken);
    }
  }

  /** The values of all JSON files of a folder; none when there is no such folder. */
  public static <T> List<T> all(FileSystem files, String folder, Class<T> type) throws IOException {
    List<T> values = new ArrayList<>();
    Path path = new Path(folder);
    if (files.exists(path)) {
      for (FileStatus file : files.listStatus(path)) {
        if (file.getPath().getName().endsWith(".json")) {
          read(files, file.getPath(), type).ifPresent(values::add);
        }
      }
    }
    return values;
  }

  /** Writes beside the file and renames over it. */
  public static void replace(Configuration conf, Path path, Object value) throws IOException {
    move(conf, temporary(conf, path, value), path);
  }

  /** Renames a file over another: from one moment to the next readers see this one. */
  static void move(Configuration conf, Path from, Path to) throws IOException {
    FileContext.getFileContext(to.toUri(), conf).rename(from, to, Rename.OVERWRITE);
  }

  /**
   * Makes a file that is not there yet, whole from its first moment.
   *
   * @return false when it is there already; of several processes one makes it
   */
  static boolean create(Configuration conf, Path path, Object value) throws IOException {
    Path temporary = temporary(conf, path, value);
    FileContext context = FileContext.getFileContext(path.toUri(), conf);
    try {
      context.rename(temporary, path);
      return true;
    } catch (FileAlreadyExistsException e) {
      context.delete(temporary, false);
      return false;
    }
  }

  private static Path temporary(Configuration conf, Path path, Object value) throws IOException {
    FileContext context = FileContext.getFileContext(path.toUri(), conf);
    Path temporary =
        new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID() + TEMPORARY);
    try (FSDataOutputStream out =
        context.create(temporary, EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent())) {
      out.write((toText(value) + "\n").getBytes(StandardCharsets.UTF_8));
      out.hsync();
    }
    return temporary;
  }

  static String toText(Object value) throws IOException {
    return MAPPER.writeValueAsString(value);
  }

  private static SimpleModule values() {
    return new SimpleModule("values")
        .addSerializer(LocalDate.class, ToStringSerializer.instance)
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addSerializer(EditionNumber.class, new NumberOfEdition())
        .addDeserializer(LocalDate.class, new Iso<>(LocalDate.class, LocalDate::parse))
        .addDeserializer(Instant.class, new Iso<>(Instant.class, Instant::parse))
        .addDeserializer(EditionNumber.class, new EditionOfNumber());
  }

  private static final class NumberOfEdition extends JsonSerializer<EditionNumber> {
    @Override
    public void serialize(EditionNumber edition, JsonGenerator out, SerializerProvider providers)
        throws IOException {
      out.writeNumber(edition.value());
    }
  }

  private static final class EditionOfNumber extends JsonDeserializer<EditionNumber> {
    @Override
    public EditionNumber deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      try {
        return new EditionNumber(in.getLongValue());
      } catch (IllegalArgumentException e) {
        throw new InvalidFormatException(in, e.getMessage(), in.getText(), EditionNumber.class);
      }
    }
  }

  private interface Parser<T> {
    T parse(CharSequence text);
  }

  private static final class Iso<T> extends FromStringDeserializer<T> {
    private final transient Parser<T> parser;

    Iso(Class<T> type, Parser<T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) throws IOException {
      try {
        return parser.parse(text);
      } catch (DateTimeParseException e) {
        JsonParser at = context.getParser();
        throw new InvalidFormatException(
            at, "'" + text + "' is not an ISO date or instant", text, handledType());
      }
    }
  }
}
