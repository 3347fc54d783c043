package dk.elhus.avro;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * How the records of one file are laid out, and which of their columns are wanted; made from the
 * schema that wrote the file. A column that is missing or of another type is refused by name, so
 * that a changed schema is never read wrong. Columns beyond the wanted ones are skipped.
 */
final class FlatLayout {
  /** What the bytes of a column are. */
  enum Encoding {
    VARINT,
    BYTES,
    STRING,
    BOOLEAN,
    FLOAT,
    DOUBLE
  }

  static final int NOT_WANTED = -1;
  static final int NEVER_NULL = -1;

  final Encoding[] encodings;

  /** Branch of the union that means null, per column of the file. */
  final int[] nullBranches;

  /** Place among the wanted columns, per column of the file. */
  final int[] places;

  final FlatField.Kind[] kinds;

  /** Decimals: digits after the point. Moments: how many units make a millisecond. */
  final int[] scales;

  final String[] names;

  private FlatLayout(int columns) {
    encodings = new Encoding[columns];
    nullBranches = new int[columns];
    places = new int[columns];
    kinds = new FlatField.Kind[columns];
    scales = new int[columns];
    names = new String[columns];
  }

  static FlatLayout of(Schema writer, List<FlatField> wanted, String file)
      throws FlatFormatException {
    if (writer.getType() != Schema.Type.RECORD) {
      throw new FlatFormatException(file + " holds no records but " + writer.getType());
    }
    requireAll(writer, wanted, file);
    List<Schema.Field> fields = writer.getFields();
    FlatLayout layout = new FlatLayout(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      layout.column(i, fields.get(i), wanted, file);
    }
    return layout;
  }

  private static void requireAll(Schema writer, List<FlatField> wanted, String file)
      throws FlatFormatException {
    List<String> missing = new ArrayList<>();
    for (FlatField field : wanted) {
      if (writer.getField(field.name()) == null) {
        missing.add(field.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new FlatFormatException(
          file
              + " lacks "
              + String.join(", ", missing)
              + "; it has "
              + writer.getFields().stream().map(Schema.Field::name).toList());
    }
  }

  private void column(int at, Schema.Field field, List<FlatField> wanted, String file)
      throws FlatFormatException {
    Schema type = value(at, field, file);
    names[at] = field.name();
    encodings[at] = encoding(type, field, file);
    places[at] = NOT_WANTED;
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).name().equals(field.name())) {
        places[at] = i;
        kinds[at] = wanted.get(i).kind();
        scales[at] = scale(kinds[at], type, field, file);
      }
    }
  }

  /** The type beside null. */
  private Schema value(int at, Schema.Field field, String file) throws FlatFormatException {
    nullBranches[at] = NEVER_NULL;
    Schema schema = field.schema();
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> branches = schema.getTypes();
    if (branches.size() == 2) {
      for (int i = 0; i < 2; i++) {
        if (branches.get(i).getType() == Schema.Type.NULL) {
          nullBranches[at] = i;
          return branches.get(1 - i);
        }
      }
    }
    throw new FlatFormatException(file + ": " + field.name() + " is " + schema + ", a mixed union");
  }

  private static Encoding encoding(Schema type, Schema.Field field, String file)
      throws FlatFormatException {
    return switch (type.getType()) {
      case INT, LONG, ENUM -> Encoding.VARINT;
      case BYTES -> Encoding.BYTES;
      case STRING -> Encoding.STRING;
      case BOOLEAN -> Encoding.BOOLEAN;
      case FLOAT -> Encoding.FLOAT;
      case DOUBLE -> Encoding.DOUBLE;
      default -> throw new FlatFormatException(file + ": " + field.name() + " is nested: " + type);
    };
  }

  private static int scale(FlatField.Kind kind, Schema type, Schema.Field field, String file)
      throws FlatFormatException {
    LogicalType logical = type.getLogicalType();
    boolean fits =
        switch (kind) {
          case INTEGER ->
              (type.getType() == Schema.Type.INT || type.getType() == Schema.Type.LONG)
                  && logical == null;
          case MOMENT ->
              logical instanceof LogicalTypes.TimestampMillis
                  || logical instanceof LogicalTypes.TimestampMicros;
          case THOUSANDTHS ->
              type.getType() == Schema.Type.BYTES && logical instanceof LogicalTypes.Decimal;
          case CODE -> type.getType() == Schema.Type.STRING;
        };
    if (!fits) {
      throw new FlatFormatException(
          file + ": " + field.name() + " is " + type + ", which is no " + kind);
    }
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return decimal.getScale();
    }
    return logical instanceof LogicalTypes.TimestampMicros ? 1000 : 1;
  }
}
