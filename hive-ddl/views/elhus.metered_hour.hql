CREATE OR REPLACE VIEW elhus.metered_hour (
  municipality_code COMMENT 'municipality code, 101 to 860',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  consumption_kwh COMMENT 'consumption, kWh',
  readings COMMENT 'number of readings that have a value',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Metered consumption per municipality and hour, as of the edition'
AS SELECT
  municipality_code,
  start_utc,
  start_local,
  local_day,
  consumption_kwh,
  readings,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.metered_hour
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
