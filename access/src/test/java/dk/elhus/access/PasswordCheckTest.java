package dk.elhus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.security.sasl.AuthenticationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whoever knocks at HiveServer2")
class PasswordCheckTest {
  private static final String PASSWORD = "rugbroed med sild";

  @TempDir private Path folder;
  private Accounts file;
  private final List<String> trail = new ArrayList<>();
  private PasswordCheck door;

  @BeforeEach
  void annaHasAnAccount() throws IOException {
    file = new Accounts(folder.resolve("users"));
    file.write(List.of(anna(PASSWORD)));
    door = new PasswordCheck(file, new Trail(trail::add, Clock.systemUTC()));
  }

  @Test
  void isLetInWithTheRightPassword() {
    assertThatCode(() -> door.Authenticate("anna", PASSWORD)).doesNotThrowAnyException();
    assertThat(trail).isEmpty();
  }

  @Test
  void isRefusedWithAnotherOneAndTheTrailSaysSoWithoutIt() {
    assertThatThrownBy(() -> door.Authenticate("anna", "rugbroed med ost"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("no such account, or another password");
    assertThat(trail).singleElement().asString().contains("\"user_name\":\"anna\"");
    assertThat(trail.get(0)).contains("LOGIN_REFUSED").doesNotContain("ost");
  }

  @Test
  void cannotTellAnUnknownNameFromAWrongPassword() {
    for (String nobody : new String[] {"bo", "nobody", "", null}) {
      assertThatThrownBy(() -> door.Authenticate(nobody, "no password at all"))
          .hasMessage("no such account, or another password");
    }
    assertThatThrownBy(() -> door.Authenticate("anna", null))
        .hasMessage("no such account, or another password");
  }

  @Test
  void isKnownAsSoonAsTheFileKnowsThem() throws Exception {
    door.Authenticate("anna", PASSWORD);
    file.write(List.of(anna("et helt andet kodeord")));
    Files.setLastModifiedTime(file.file(), FileTime.fromMillis(1_000));

    assertThatThrownBy(() -> door.Authenticate("anna", PASSWORD))
        .isInstanceOf(AuthenticationException.class);
    door.Authenticate("anna", "et helt andet kodeord");
  }

  @Test
  void isNotLetInByAFileThatOthersCanRead() throws Exception {
    Files.setPosixFilePermissions(file.file(), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> door.Authenticate("anna", PASSWORD))
        .hasMessage("the file of accounts cannot be read; see the server's log");
    assertThatThrownBy(file::read)
        .hasMessage(
            file.file() + " may be read by others; close it with: chmod 600 " + file.file());
  }

  @Test
  void leavesNoPasswordInTheFile() throws IOException {
    assertThat(Files.readString(file.file()))
        .contains("anna:analyst:pbkdf2-sha512:")
        .doesNotContain(PASSWORD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void theSamePasswordIsKeptInAnotherFormEachTime() {
    assertThat(anna(PASSWORD).toLine()).isNotEqualTo(anna(PASSWORD).toLine());
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Accounts.writeSecret(file.file(), "# accounts\nanna:analyst:plain\n");

    assertThatThrownBy(file::read).hasMessage(file.file() + ", line 2: no pbkdf2-sha512 hash");
  }

  @Test
  void namesAndPasswordsThatWillNotDoAreRefused() {
    assertThatThrownBy(() -> Account.of("Anna; DROP", Set.of(Role.ANALYST), chars(PASSWORD)))
        .hasMessageStartingWith("'Anna; DROP' is no name of an account");
    assertThatThrownBy(() -> anna("kort")).hasMessage("a password needs at least 12 characters");
    assertThatThrownBy(() -> Role.named("king"))
        .hasMessage("there is no role 'king'; there are analyst, engineer, officer, loader");
  }

  private static Account anna(String password) {
    return Account.of("anna", Set.of(Role.ANALYST), chars(password));
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }
}
