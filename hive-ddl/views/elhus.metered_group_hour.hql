CREATE OR REPLACE VIEW elhus.metered_group_hour (
  municipality_code COMMENT 'municipality code, 101 to 860',
  start_utc COMMENT 'start of the hour, UTC wall clock',
  start_local COMMENT 'start of the hour, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the hour starts in',
  consumption_kwh COMMENT 'consumption, kWh',
  readings COMMENT 'number of readings that have a value, 20 or more',
  local_month COMMENT 'Danish local month that the hour starts in, yyyy-MM'
)
COMMENT 'Metered consumption per municipality and hour without small groups, as of the edition: a day is shown when in each of its hours at least 20 readings have a value, so that 5 metering points or more are in every sum. A day with a smaller group is left out whole, here and in metered_group_day, so that no hour of it can be reckoned from its other hours and its sum'
AS WITH hour AS (
  SELECT
    municipality_code,
    start_utc,
    start_local,
    local_day,
    consumption_kwh,
    readings,
    local_month,
    MIN(readings) OVER (PARTITION BY local_month, municipality_code, local_day) AS fewest_readings
  FROM elhus.metered_hour
)
SELECT
  municipality_code,
  start_utc,
  start_local,
  local_day,
  consumption_kwh,
  readings,
  local_month
FROM hour
WHERE fewest_readings >= 20;
