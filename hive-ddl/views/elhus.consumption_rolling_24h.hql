CREATE OR REPLACE VIEW elhus.consumption_rolling_24h (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  rolling_avg_consumption_mwh COMMENT 'mean gross consumption over the hours that exist among the last 24 of clock time, this hour included, MWh per hour',
  hours_in_window COMMENT 'how many of the last 24 hours exist, this hour included',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Mean consumption of the last 24 hours per price area, moved by the hour, as of the edition'
AS SELECT
  price_area,
  start_utc,
  start_local,
  local_day,
  rolling_avg_consumption_mwh,
  hours_in_window,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.consumption_rolling_24h
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
