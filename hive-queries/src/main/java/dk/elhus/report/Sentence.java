package dk.elhus.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with values in it: {@code In {{region}} a MWh cost {{mean_price}} DKK.} Numbers are
 * written as people read them. The text is plain; whoever puts it into a page escapes it.
 */
public final class Sentence {
  private static final Pattern TAG = Pattern.compile("\\{\\{[#^/]?([a-z0-9_]+)}}");

  private final String text;
  private final Template template;

  private Sentence(String text, Template template) {
    this.text = text;
    this.template = template;
  }

  static Sentence of(String text) {
    return new Sentence(
        text,
        Mustache.compiler()
            .escapeHTML(false)
            .nullValue("unknown")
            .emptyStringIsFalse(true)
            .withFormatter(Numbers::text)
            .compile(text));
  }

  /** Names of all values that the sentence needs. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      names.add(tag.group(1));
    }
    return names;
  }

  /** The sentence about an answer: its parameters and its first row. */
  String about(ReportArguments arguments, Map<String, Object> row) {
    Map<String, Object> values = new HashMap<>(arguments.values());
    values.putAll(row);
    return template.execute(values);
  }

  @Override
  public String toString() {
    return text;
  }
}
