package dk.elhus.sandbox.metering;

import java.util.Locale;

/** Invents customers. Names and streets are common Danish ones, joined at random. */
final class People {
  private static final String[] FIRST = {
    "Anne", "Peter", "Mette", "Michael", "Kirsten", "Lars", "Hanne", "Jens", "Anna", "Henrik",
    "Helle", "Thomas", "Susanne", "Søren", "Lene", "Christian", "Maria", "Martin", "Marianne",
        "Jan",
    "Inge", "Niels", "Camilla", "Morten", "Åse", "Jørgen", "Sofie", "Rasmus", "Freja", "Emil"
  };
  private static final String[] LAST = {
    "Nielsen", "Jensen", "Hansen", "Andersen", "Pedersen", "Christensen", "Larsen", "Sørensen",
    "Rasmussen", "Jørgensen", "Petersen", "Madsen", "Kristensen", "Olsen", "Thomsen", "Østergaard",
    "Møller", "Bæk", "Kjær", "Nørgaard"
  };
  private static final String[] STREET = {
    "Bøgevej", "Egevænget", "Kirkestræde", "Stationsvej", "Skovbrynet", "Møllegade", "Strandvejen",
    "Åboulevarden", "Nørregade", "Lærkevej", "Rugmarken", "Havnegade", "Birkealle", "Søndergade"
  };
  private static final String[] TOWN = {
    "Nørreby",
    "Sønderup",
    "Østerlund",
    "Vesterså",
    "Møllebæk",
    "Skovhøj",
    "Strandkær",
    "Åkirke",
    "Lyngby Mark",
    "Havnstrup"
  };

  private final long seed;

  People(long seed) {
    this.seed = seed;
  }

  String name(long customer) {
    return of(FIRST, customer, 11) + " " + of(LAST, customer, 12);
  }

  String address(long customer) {
    int number = 1 + Draw.below(180, seed, customer, 13);
    int floor = Draw.below(5, seed, customer, 14);
    String street = of(STREET, customer, 15) + " " + number;
    return floor == 0 ? street : street + ", " + floor + ". tv";
  }

  String postalCode(long customer) {
    return Integer.toString(1000 + Draw.below(8990, seed, customer, 16));
  }

  String town(long customer) {
    return of(TOWN, customer, 17);
  }

  String email(long customer) {
    String plain =
        name(customer)
            .toLowerCase(Locale.ROOT)
            .replace(' ', '.')
            .replace("æ", "ae")
            .replace("ø", "oe")
            .replace("å", "aa");
    return plain + customer + "@example.dk";
  }

  private String of(String[] words, long customer, int what) {
    return words[Draw.below(words.length, seed, customer, what)];
  }
}
