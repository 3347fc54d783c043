package dk.elhus.aggregate;

import dk.elhus.record.Decimals;
import dk.elhus.record.Row;
import dk.elhus.record.TableSpec;
import dk.elhus.record.Tables;

/**
 * Mean, lowest and highest price of each period and area.
 *
 * <p>Prices are weighted by the minutes that each was valid, so that a quarter's price counts a
 * fourth of an hour's. A price that is not there yet weighs nothing.
 */
final class PricePerPeriod extends PerPeriod {
  private static final int RESOLUTION = Tables.SPOT_PRICE.place("resolution_minutes");
  private static final int PRICE_DKK = Tables.SPOT_PRICE.place("price_dkk_per_mwh");
  private static final int PRICE_EUR = Tables.SPOT_PRICE.place("price_eur_per_mwh");

  private static final int DKK_MINUTES = 0;
  private static final int EUR_MINUTES = 1;
  private static final int MINUTES_DKK = 2;
  private static final int MINUTES_EUR = 3;
  private static final int INTERVALS = 4;
  private static final int LOWEST = 5;
  private static final int HIGHEST = 6;
  private static final int WIDTH = 7;

  private final int meanDkk;
  private final int meanEur;
  private final int minDkk;
  private final int maxDkk;
  private final int priceMinutesDkk;
  private final int priceMinutesEur;
  private final int pricedMinutesDkk;
  private final int pricedMinutesEur;
  private final int intervals;

  PricePerPeriod(TableSpec target, Period period) {
    super(Tables.SPOT_PRICE, target, period);
    meanDkk = target.place("mean_price_dkk_per_mwh");
    meanEur = target.place("mean_price_eur_per_mwh");
    minDkk = target.place("min_price_dkk_per_mwh");
    maxDkk = target.place("max_price_dkk_per_mwh");
    priceMinutesDkk = target.place("price_minutes_dkk");
    priceMinutesEur = target.place("price_minutes_eur");
    pricedMinutesDkk = target.place("priced_minutes_dkk");
    pricedMinutesEur = target.place("priced_minutes_eur");
    intervals = target.place("intervals");
  }

  @Override
  public long[] sums(Row spotPrice) {
    long[] sums = new long[WIDTH];
    long minutes = spotPrice.number(RESOLUTION);
    sums[INTERVALS] = 1;
    sums[LOWEST] = Long.MAX_VALUE;
    sums[HIGHEST] = Long.MIN_VALUE;
    if (!spotPrice.isNull(PRICE_DKK)) {
      long price = spotPrice.number(PRICE_DKK);
      sums[DKK_MINUTES] = Decimals.multiply(price, minutes);
      sums[MINUTES_DKK] = minutes;
      sums[LOWEST] = price;
      sums[HIGHEST] = price;
    }
    if (!spotPrice.isNull(PRICE_EUR)) {
      sums[EUR_MINUTES] = Decimals.multiply(spotPrice.number(PRICE_EUR), minutes);
      sums[MINUTES_EUR] = minutes;
    }
    return sums;
  }

  @Override
  public void add(long[] into, long[] more) {
    into[DKK_MINUTES] = Decimals.add(into[DKK_MINUTES], more[DKK_MINUTES]);
    into[EUR_MINUTES] = Decimals.add(into[EUR_MINUTES], more[EUR_MINUTES]);
    into[MINUTES_DKK] += more[MINUTES_DKK];
    into[MINUTES_EUR] += more[MINUTES_EUR];
    into[INTERVALS] += more[INTERVALS];
    into[LOWEST] = Math.min(into[LOWEST], more[LOWEST]);
    into[HIGHEST] = Math.max(into[HIGHEST], more[HIGHEST]);
  }

  @Override
  void values(Row row, long[] sums) {
    row.set(priceMinutesDkk, sums[DKK_MINUTES])
        .set(priceMinutesEur, sums[EUR_MINUTES])
        .set(pricedMinutesDkk, sums[MINUTES_DKK])
        .set(pricedMinutesEur, sums[MINUTES_EUR])
        .set(intervals, sums[INTERVALS]);
    if (sums[MINUTES_DKK] > 0) {
      row.set(meanDkk, Decimals.divide(sums[DKK_MINUTES], sums[MINUTES_DKK]))
          .set(minDkk, sums[LOWEST])
          .set(maxDkk, sums[HIGHEST]);
    }
    if (sums[MINUTES_EUR] > 0) {
      row.set(meanEur, Decimals.divide(sums[EUR_MINUTES], sums[MINUTES_EUR]));
    }
  }
}
