CREATE OR REPLACE VIEW elhus_star.fact_co2_emission (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east); a row of dim_area',
  local_day COMMENT 'Danish local day; a row of dim_date',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; a row of dim_hour. Both hours 02 of the autumn day have the same',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  mean_co2_g_per_kwh COMMENT 'mean over the intervals that are loaded, g/kWh',
  covered_minutes COMMENT 'minutes that are loaded',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'CO2 emission of consumed electricity per price area and hour, as of the edition; weight a mean by covered_minutes'
AS SELECT
  price_area,
  local_day,
  HOUR(start_local),
  start_utc,
  mean_co2_g_per_kwh,
  covered_minutes,
  local_month
FROM elhus.co2_emission_hour;
