CREATE OR REPLACE VIEW elhus.co2_emission_hour (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  mean_co2_g_per_kwh COMMENT 'mean over the intervals that are loaded, g/kWh',
  min_co2_g_per_kwh COMMENT 'lowest interval, g/kWh',
  max_co2_g_per_kwh COMMENT 'highest interval, g/kWh',
  sum_co2_minutes_g_per_kwh COMMENT 'sum of emission times minutes, g/kWh times minutes; for means over longer periods',
  covered_minutes COMMENT 'minutes that are loaded',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'CO2 emission of consumed electricity per price area and hour, as of the edition'
AS SELECT
  price_area,
  start_utc,
  start_local,
  local_day,
  mean_co2_g_per_kwh,
  min_co2_g_per_kwh,
  max_co2_g_per_kwh,
  sum_co2_minutes_g_per_kwh,
  covered_minutes,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.co2_emission_hour
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
