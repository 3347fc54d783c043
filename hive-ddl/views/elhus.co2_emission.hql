CREATE OR REPLACE VIEW elhus.co2_emission (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  resolution_minutes COMMENT 'length of the interval in minutes: 5',
  co2_g_per_kwh COMMENT 'CO2 emission of consumed electricity, g/kWh',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'CO2 emission of consumed electricity per price area and 5 minutes, as of the edition'
AS SELECT
  price_area,
  start_utc,
  start_local,
  local_day,
  resolution_minutes,
  co2_g_per_kwh,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.co2_emission
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
