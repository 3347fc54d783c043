package dk.elhus.descriptor;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read field by field; each complaint names file, line and field.
 *
 * <p>Works on the parsed nodes instead of on ready-made objects: the line numbers are still there,
 * a value is the text that somebody wrote (no date or octal number guessed from it), and a file
 * cannot name a class to be made.
 */
public final class YamlSection {
  private final String file;
  private final String prefix;
  private final int line;
  private final Map<String, Node> fields = new LinkedHashMap<>();
  private final Map<String, Integer> unread = new LinkedHashMap<>();

  private YamlSection(String file, String prefix, MappingNode node) {
    this.file = file;
    this.prefix = prefix;
    this.line = lineOf(node);
    for (NodeTuple tuple : node.getValue()) {
      String key = scalar(tuple.getKeyNode(), "a field's name");
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw error(tuple.getKeyNode(), key, "stands twice");
      }
      unread.put(key, lineOf(tuple.getKeyNode()));
    }
  }

  /**
   * @param file name for complaints
   */
  public static YamlSection parse(String file, Reader text) {
    Node root;
    try {
      root = new Yaml().compose(text);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new DescriptorException(
          file + ", line " + line + ": is not YAML: " + e.getProblem(), e);
    }
    if (!(root instanceof MappingNode mapping)) {
      throw new DescriptorException(file + ": must hold fields such as \"name: value\"");
    }
    return new YamlSection(file, "", mapping);
  }

  public YamlSection section(String field) {
    return optionalSection(field).orElseThrow(() -> missing(field));
  }

  public Optional<YamlSection> optionalSection(String field) {
    return take(field).map(node -> sectionOf(field, node));
  }

  public String text(String field) {
    return optionalText(field).orElseThrow(() -> missing(field));
  }

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Whether a field is there and says true. */
  public boolean flag(String field) {
    String text = optionalText(field).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(field, "must be true or false, is \"" + text + "\"");
    }
    return text.equals("true");
  }

  /** At least one text, none twice. */
  public List<String> texts(String field) {
    Node node = take(field).orElseThrow(() -> missing(field));
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw error(node, field, "must be a list with at least one entry");
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      String text = scalar(item, field);
      if (texts.contains(text)) {
        throw error(item, field, "\"" + text + "\" stands twice");
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  public long wholeNumber(String field, long least, long most) {
    String text = text(field);
    String rule = "must be a whole number from " + least + " to " + most + ", is \"" + text + "\"";
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw wrong(field, rule, e);
    }
    if (number < least || number > most) {
      throw wrong(field, rule);
    }
    return number;
  }

  /**
   * A decimal number, if the field is there.
   *
   * @throws DescriptorException when the field's text is no number
   */
  public Optional<BigDecimal> optionalNumber(String field) {
    Optional<String> text = optionalText(field);
    try {
      return text.map(BigDecimal::new);
    } catch (NumberFormatException e) {
      throw wrong(field, "must be a number, is \"" + text.get() + "\"", e);
    }
  }

  public Duration duration(String field, Duration least) {
    String text = text(field);
    String rule =
        "must be a duration of at least " + least + ", such as PT30S, is \"" + text + "\"";
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeException e) {
      throw wrong(field, rule, e);
    }
    if (duration.compareTo(least) < 0) {
      throw wrong(field, rule);
    }
    return duration;
  }

  public Optional<LocalDate> optionalDay(String field) {
    Optional<String> text = optionalText(field);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw wrong(field, "must be a day such as 2025-10-01, is \"" + text.get() + "\"", e);
    }
  }

  /** All fields as text, by name. */
  public Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String field : fields.keySet()) {
      texts.put(field, text(field));
    }
    return texts;
  }

  /** Names of all fields, in the order of the file. */
  public List<String> names() {
    return List.copyOf(fields.keySet());
  }

  /** To be called when everything known has been read: a misspelt field is not passed over. */
  public void complainOfUnknownFields() {
    unread.forEach(
        (field, at) -> {
          throw new DescriptorException(
              file + ", line " + at + ", " + prefix + field + ": is not a known field");
        });
  }

  public DescriptorException wrong(String field, String problem) {
    return wrong(field, problem, null);
  }

  private DescriptorException wrong(String field, String problem, Throwable cause) {
    int at = fields.containsKey(field) ? lineOf(fields.get(field)) : line;
    return new DescriptorException(place(at, field) + problem, cause);
  }

  public Optional<String> optionalText(String field) {
    return take(field).map(node -> scalar(node, field));
  }

  private YamlSection sectionOf(String field, Node node) {
    if (node instanceof MappingNode mapping) {
      return new YamlSection(file, prefix + field + ".", mapping);
    }
    throw error(node, field, "must hold fields of its own");
  }

  private String scalar(Node node, String field) {
    if (node instanceof ScalarNode text && !text.getValue().isBlank()) {
      return text.getValue().trim();
    }
    throw error(node, field, "must be one value, and not an empty one");
  }

  private Optional<Node> take(String field) {
    unread.remove(field);
    return Optional.ofNullable(fields.get(field));
  }

  private DescriptorException missing(String field) {
    return new DescriptorException(place(line, field) + "is missing");
  }

  private DescriptorException error(Node node, String field, String problem) {
    return new DescriptorException(place(lineOf(node), field) + problem);
  }

  private String place(int at, String field) {
    return file + ", line " + at + ", " + prefix + field + ": ";
  }

  private static int lineOf(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
