package dk.elhus.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

@DisplayName("The Oozie applications")
class ApplicationsTest {
  private static final Path APPS = Path.of("apps");
  private static final Path DESCRIPTORS = Path.of("../ingest-scripts/datasets");
  private static final Path SQOOP_EXPORTS = Path.of("../ingest-scripts/sqoop-export");
  private static final String[] SCHEMAS = {
    "oozie-common-1.0.xsd",
    "oozie-workflow-1.0.xsd",
    "oozie-coordinator-0.5.xsd",
    "oozie-bundle-0.2.xsd",
    "sqoop-action-1.0.xsd"
  };

  /** A name in an expression that is not a function's prefix or call. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z]\\w*)}");

  /** Oozie fills these in itself, in the templates of coordinators' datasets. */
  private static final Set<String> GIVEN_BY_OOZIE = Set.of("YEAR", "MONTH", "DAY");

  static Stream<Path> applications() throws IOException {
    try (Stream<Path> files = Files.walk(APPS)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream();
    }
  }

  static Stream<Path> workflows() throws IOException {
    return applications().filter(file -> file.endsWith("workflow.xml"));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void areValidAgainstOoziesOwnSchemas(Path file) {
    assertThatCode(() -> schema().newValidator().validate(new StreamSource(file.toFile())))
        .doesNotThrowAnyException();
  }

  @Test
  void aWorkflowWithAnElementThatOozieDoesNotKnowIsRefused() {
    String bogus = "<workflow-app xmlns='uri:oozie:workflow:1.0' name='x'><bogus/></workflow-app>";

    assertThatThrownBy(
            () ->
                schema().newValidator().validate(new StreamSource(new java.io.StringReader(bogus))))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("bogus");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void workflowsDeclareEveryPropertyThatTheyUse(Path file) throws Exception {
    assertThat(declaredParameters(file)).containsAll(usedVariables(file));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionLeadsSomewhere(Path file) throws Exception {
    Document workflow = parse(file);
    Set<String> nodes = new TreeSet<>();
    for (String kind : List.of("action", "decision", "fork", "join", "kill", "end")) {
      nodes.addAll(attributes(workflow, kind, "name"));
    }
    Set<String> targets = new TreeSet<>();
    for (String kind : List.of("start", "ok", "error", "case", "default", "join")) {
      targets.addAll(attributes(workflow, kind, "to"));
    }
    targets.addAll(attributes(workflow, "path", "start"));

    assertThat(nodes).containsExactlyInAnyOrderElementsOf(union(targets, nodes));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyKillSaysForWhichNightAndHowToRunAgain(Path file) throws Exception {
    NodeList messages = parse(file).getElementsByTagName("message");

    assertThat(messages.getLength()).isPositive();
    for (int i = 0; i < messages.getLength(); i++) {
      assertThat(messages.item(i).getTextContent()).contains("${night}", "${rerunCommand}");
    }
  }

  @Test
  void theLoadWaitsForEveryDatasetThatTheBundlePulls() throws Exception {
    Set<String> pulled =
        attributes(parse(APPS.resolve("bundle.xml")), "coordinator", "name").stream()
            .filter(name -> name.startsWith("ingest-"))
            .map(name -> name.substring("ingest-".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> awaited =
        attributes(parse(APPS.resolve("load/coordinator.xml")), "data-in", "dataset").stream()
            .map(name -> name.substring("settled-".length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(awaited).isEqualTo(pulled).isNotEmpty();
  }

  @Test
  void theBundlePullsEveryDatasetThatHasADescriptor() throws Exception {
    List<String> descriptors = names(DESCRIPTORS, ".yaml").stream().sorted().toList();
    List<String> pulled =
        attributes(parse(APPS.resolve("bundle.xml")), "coordinator", "name").stream()
            .filter(name -> name.startsWith("ingest-"))
            .map(name -> name.substring("ingest-".length()))
            .sorted()
            .toList();

    assertThat(pulled).isEqualTo(descriptors);
  }

  @Test
  void theBundleExportsEveryMart() throws Exception {
    List<String> exported =
        attributes(parse(APPS.resolve("bundle.xml")), "coordinator", "name").stream()
            .filter(name -> name.startsWith("export-"))
            .map(name -> name.substring("export-".length()))
            .toList();

    assertThat(exported).containsExactlyInAnyOrderElementsOf(names(SQOOP_EXPORTS, ".options"));
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().replace(ending, "")).toList();
    }
  }

  private static Schema schema() throws SAXException {
    List<Source> sources = new ArrayList<>();
    for (String name : SCHEMAS) {
      URL url = ApplicationsTest.class.getResource("/" + name);
      assertThat(url).as(name + " in Oozie's client").isNotNull();
      sources.add(new StreamSource(url.toString()));
    }
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(sources.toArray(new Source[0]));
  }

  private static Set<String> declaredParameters(Path workflow) throws Exception {
    Element parameters = (Element) parse(workflow).getElementsByTagName("parameters").item(0);
    NodeList names = parameters.getElementsByTagName("name");
    Set<String> declared = new TreeSet<>();
    for (int i = 0; i < names.getLength(); i++) {
      declared.add(names.item(i).getTextContent());
    }
    return declared;
  }

  private static Set<String> usedVariables(Path file) throws IOException {
    Matcher matcher = VARIABLE.matcher(Files.readString(file));
    Set<String> used = new TreeSet<>();
    while (matcher.find()) {
      used.add(matcher.group(1));
    }
    used.removeAll(GIVEN_BY_OOZIE);
    return used;
  }

  private static Set<String> attributes(Document document, String element, String attribute) {
    NodeList nodes = document.getElementsByTagName(element);
    Set<String> values = new TreeSet<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      values.add(((Element) nodes.item(i)).getAttribute(attribute));
    }
    return values;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Document parse(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }
}
