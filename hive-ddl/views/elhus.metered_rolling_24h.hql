CREATE OR REPLACE VIEW elhus.metered_rolling_24h (
  municipality_code COMMENT 'municipality code, 101 to 860',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  rolling_avg_consumption_kwh COMMENT 'mean of the hours that exist among the last 24 hours of clock time, this hour included, kWh',
  hours_in_window COMMENT 'number of hours that exist among those 24',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Mean metered consumption of the last 24 hours per municipality and hour, as of the edition'
AS SELECT
  municipality_code,
  start_utc,
  start_local,
  local_day,
  rolling_avg_consumption_kwh,
  hours_in_window,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.metered_rolling_24h
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
