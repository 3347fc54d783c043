package dk.elhus.standin.generator;

/** The two Danish price areas and what stands in them. Powers are in MW. */
enum Area {
  DK1(2600, 9.5, 0.0),
  DK2(1580, 12.0, 2.5);

  /** Mean consumption of the area. */
  final double meanDemand;

  final double longitude;

  /** Weather comes from the west: so many hours later than in the west of the country. */
  final double weatherDelayHours;

  Area(double meanDemand, double longitude, double weatherDelayHours) {
    this.meanDemand = meanDemand;
    this.longitude = longitude;
    this.weatherDelayHours = weatherDelayHours;
  }

  double onshoreWind(double year) {
    return this == DK1 ? grown(3000, 3900, year) : grown(650, 740, year);
  }

  double offshoreWindLarge(double year) {
    return this == DK1 ? grown(780, 1260, year) : grown(370, 990, year);
  }

  double offshoreWindSmall() {
    return this == DK1 ? 285 : 46;
  }

  double solarRoof(double year) {
    return this == DK1 ? grown(330, 420, year) : grown(150, 210, year);
  }

  double solarMedium(double year) {
    return this == DK1 ? grown(45, 70, year) : grown(18, 30, year);
  }

  double solarField(double year) {
    return this == DK1 ? grown(160, 2350, year) : grown(60, 900, year);
  }

  // capacity in 2015 and in 2025, even growth between, and on a little after
  private static double grown(double in2015, double in2025, double year) {
    double share = StrictMath.max(0, StrictMath.min(1.3, (year - 2015) / 10));
    return in2015 + (in2025 - in2015) * share;
  }
}
