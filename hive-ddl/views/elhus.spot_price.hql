CREATE OR REPLACE VIEW elhus.spot_price (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  resolution_minutes COMMENT 'length of the interval in minutes: 60, or 15 since Danish 2025-10-01',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  price_dkk_per_mwh COMMENT 'day-ahead spot price, DKK/MWh; NULL until the source has it (it may arrive later than the price in EUR)',
  price_eur_per_mwh COMMENT 'day-ahead spot price, EUR/MWh',
  source_dataset COMMENT 'dataset at the source: Elspotprices or DayAheadPrices',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Day-ahead spot price per price area and interval, as of the edition'
AS SELECT
  price_area,
  start_utc,
  resolution_minutes,
  start_local,
  local_day,
  price_dkk_per_mwh,
  price_eur_per_mwh,
  source_dataset,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.spot_price
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
