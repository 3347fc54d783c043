package dk.elhus.forget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.elhus.clean.LandedRecord;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is forgotten, and what becomes of each record that names them. */
final class Person {
  /** The column that names a customer, in whatever lands and in whatever stands. */
  static final String CUSTOMER_ID = "customer_id";

  /** What tells of the customer itself; whatever else names the customer is a thing that stays. */
  static final String CUSTOMER = Tables.CUSTOMER.name();

  /** The tables that can name a customer. */
  static final List<TableSpec> TABLES =
      List.of(Tables.CUSTOMER, Tables.METERING_POINT, Tables.PERSONAL_REJECT);

  private static final String RECORD = "record";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long customer;

  Person(long customer) {
    this.customer = customer;
  }

  long customer() {
    return customer;
  }

  /** What a record is about the person. */
  enum Link {
    /** Nothing. */
    NONE,
    /** It tells of the person: it goes. */
    IS,
    /** It names the person: it stays without the name. */
    NAMES
  }

  /**
   * What a record with this value in its column {@link #CUSTOMER_ID} is.
   *
   * @param dataset the dataset that landed it
   */
  Link link(String dataset, Object value) {
    if (value == null || !value.toString().equals(Long.toString(customer))) {
      return Link.NONE;
    }
    return dataset.equals(CUSTOMER) ? Link.IS : Link.NAMES;
  }

  Link link(Row row) throws IOException {
    TableSpec table = row.table();
    if (table == Tables.PERSONAL_REJECT) {
      return link(row.text("dataset"), named(row.text(RECORD)));
    }
    return link(table.name(), row.cell(table.place(CUSTOMER_ID)));
  }

  /** Takes the name out of a row that stays. */
  void cut(Row row) throws IOException {
    if (row.table() == Tables.PERSONAL_REJECT) {
      ObjectNode record = (ObjectNode) JSON.readTree(row.text(RECORD));
      record.putNull(CUSTOMER_ID).put(LandedRecord.FORGOTTEN, CUSTOMER_ID);
      row.set(RECORD, JSON.writeValueAsString(record));
    } else {
      row.setNull(row.table().place(CUSTOMER_ID));
    }
  }

  private static String named(String record) throws IOException {
    try {
      return Optional.ofNullable(JSON.readTree(record).get(CUSTOMER_ID))
          .map(JsonNode::asText)
          .orElse(null);
    } catch (JsonProcessingException e) {
      // Jackson's own message would quote the record
      throw new IOException("a rejected record is no JSON; restore its table from a backup");
    }
  }

  /** Names of the datasets that can name a customer. */
  static Set<String> datasets() {
    return Set.of(CUSTOMER, Tables.METERING_POINT.name());
  }
}
