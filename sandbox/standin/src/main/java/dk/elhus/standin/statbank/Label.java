package dk.elhus.standin.statbank;

/** A text in both languages. */
public record Label(String danish, String english) {

  /** A text that both languages share, such as a name. */
  public static Label same(String text) {
    return new Label(text, text);
  }

  public String in(Language language) {
    return language == Language.DA ? danish : english;
  }
}
