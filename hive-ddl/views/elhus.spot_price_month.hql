CREATE OR REPLACE VIEW elhus.spot_price_month (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month COMMENT 'Danish local month, yyyy-MM',
  mean_price_dkk_per_mwh COMMENT 'mean price weighted by the time each price was valid, DKK/MWh; NULL when no interval has a price in DKK',
  mean_price_eur_per_mwh COMMENT 'mean price weighted by the time each price was valid, EUR/MWh',
  min_price_dkk_per_mwh COMMENT 'lowest price of an interval, DKK/MWh',
  max_price_dkk_per_mwh COMMENT 'highest price of an interval, DKK/MWh',
  price_minutes_dkk COMMENT 'sum over the intervals of price times minutes, DKK/MWh times minutes; add these up, never the means',
  price_minutes_eur COMMENT 'sum over the intervals of price times minutes, EUR/MWh times minutes; add these up, never the means',
  priced_minutes_dkk COMMENT 'minutes that have a price in DKK',
  priced_minutes_eur COMMENT 'minutes that have a price in EUR',
  intervals COMMENT 'number of price intervals (hours until 2025-09-30, quarters since)',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Spot price per price area and Danish local month, as of the edition'
AS SELECT
  price_area,
  local_month,
  mean_price_dkk_per_mwh,
  mean_price_eur_per_mwh,
  min_price_dkk_per_mwh,
  max_price_dkk_per_mwh,
  price_minutes_dkk,
  price_minutes_eur,
  priced_minutes_dkk,
  priced_minutes_eur,
  intervals,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.spot_price_month
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
