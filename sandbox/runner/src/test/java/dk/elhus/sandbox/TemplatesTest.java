package dk.elhus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TemplatesTest {
  @TempDir private Path folder;

  @BeforeEach
  void theConfigurationIsWritten() throws IOException {
    Templates.renderAll(folder, values());
  }

  @Test
  void aNameIsReplacedByItsValue() {
    assertThat(Templates.render("at @port.oozie@!", Map.of("port.oozie", "18110"), false))
        .isEqualTo("at 18110!");
  }

  @Test
  void aValueCannotBreakTheXml() {
    assertThat(Templates.render("<v>@a@</v>", Map.of("a", "x<&$1"), true))
        .isEqualTo("<v>x&lt;&amp;$1</v>");
  }

  @Test
  void aNameWithoutValueIsAMistakeOfOurs() {
    assertThatThrownBy(() -> Templates.render("@nobody@", Map.of(), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value for @nobody@");
  }

  @Test
  void pipelinesGetAnOrdinaryHadoopConfigurationDirectory() throws IOException {
    assertThat(folder.resolve("conf"))
        .isDirectoryContaining("glob:**/core-site.xml")
        .isDirectoryContaining("glob:**/hdfs-site.xml")
        .isDirectoryContaining("glob:**/yarn-site.xml")
        .isDirectoryContaining("glob:**/mapred-site.xml");
    Properties elhus = new Properties();
    elhus.load(Files.newBufferedReader(folder.resolve("conf/elhus.properties")));
    assertThat(elhus)
        .containsEntry("elhus.root", "/elhus")
        .containsEntry("elhus.oozie.url", "http://127.0.0.1:20110/oozie")
        .containsEntry("elhus.jdbc.url", "jdbc:hive2://127.0.0.1:20000/")
        .containsEntry("elhus.source.eds.url", "http://127.0.0.1:20120/as-of/{night}");
  }

  @Test
  void everythingListensOnLoopbackOnly() throws Exception {
    for (Map.Entry<String, String> setting : allSettings().entrySet()) {
      if (setting.getKey().matches(".*(address|bind-host|bind.host|hostname)")) {
        assertThat(setting.getValue()).as(setting.getKey()).startsWith("127.0.0.1");
      }
    }
  }

  @Test
  void theCommitterLeavesNothingHalfDone() throws Exception {
    assertThat(settings("conf/mapred-site.xml"))
        .containsEntry("mapreduce.fileoutputcommitter.algorithm.version", "1");
  }

  @Test
  void everyVirtualMachineKeepsUtc() throws Exception {
    for (Map.Entry<String, String> setting : allSettings().entrySet()) {
      if (setting.getValue().contains("-Xmx")) {
        assertThat(setting.getValue()).as(setting.getKey()).contains("-Duser.timezone=UTC");
      }
    }
  }

  @Test
  void whatDoesNotChangeIsNotWrittenAgain() throws IOException {
    Path site = folder.resolve("conf/core-site.xml");
    Files.setLastModifiedTime(site, java.nio.file.attribute.FileTime.fromMillis(1000));

    Templates.renderAll(folder, values());

    assertThat(Files.getLastModifiedTime(site).toMillis()).isEqualTo(1000);
  }

  private Map<String, String> values() {
    StateFolder state = new StateFolder(folder);
    SandboxConfig config = SandboxConfig.of(Path.of("/home/elhus")).withPortBase(20000);
    Ports ports = Ports.choose(config, Optional.empty(), name -> false, number -> true);
    return new Stack(state, config, ports, new Jvm(state), List.of()).templateValues();
  }

  private Map<String, String> allSettings() throws Exception {
    Map<String, String> all = new HashMap<>();
    for (String file : Templates.FILES) {
      if (file.endsWith(".xml")) {
        all.putAll(settings(file));
      }
    }
    return all;
  }

  private Map<String, String> settings(String file) throws Exception {
    NodeList properties =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve(file).toFile())
            .getElementsByTagName("property");
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      settings.put(text(property, "name"), text(property, "value"));
    }
    return settings;
  }

  private static String text(Element property, String tag) {
    return property.getElementsByTagName(tag).item(0).getTextContent();
  }
}
