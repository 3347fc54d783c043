CREATE OR REPLACE VIEW elhus_star.fact_spot_price (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east); a row of dim_area',
  local_day COMMENT 'Danish local day; a row of dim_date',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; a row of dim_hour. Both hours 02 of the autumn day have the same',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  resolution_minutes COMMENT 'length of the interval in minutes: 60, or 15 since Danish 2025-10-01',
  price_dkk_per_mwh COMMENT 'day-ahead spot price, DKK/MWh',
  price_eur_per_mwh COMMENT 'day-ahead spot price, EUR/MWh',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Day-ahead price per price area and interval, as of the edition; weight a mean by resolution_minutes'
AS SELECT
  price_area,
  local_day,
  HOUR(start_local),
  start_utc,
  resolution_minutes,
  price_dkk_per_mwh,
  price_eur_per_mwh,
  local_month
FROM elhus.spot_price;
