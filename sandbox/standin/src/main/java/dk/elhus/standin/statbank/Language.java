package dk.elhus.standin.statbank;

/** The two languages of StatBank. Texts and the codes of quarters differ, other codes do not. */
public enum Language {
  DA,
  EN;

  /** Danish is what an answer speaks when nobody says otherwise. */
  static Language of(String text) throws RefusedException {
    if (text == null || text.equalsIgnoreCase("da")) {
      return DA;
    }
    if (text.equalsIgnoreCase("en")) {
      return EN;
    }
    throw new RefusedException("REQUEST-LANG", "The language '" + text + "' is not supported.");
  }
}
