CREATE OR REPLACE VIEW elhus.metered_group_day (
  municipality_code COMMENT 'municipality code, 101 to 860',
  local_day COMMENT 'Danish local day',
  consumption_kwh COMMENT 'consumption, kWh',
  readings COMMENT 'number of readings that have a value',
  hours COMMENT 'hours of the day that have readings',
  local_month COMMENT 'Danish local month of the day, yyyy-MM'
)
COMMENT 'Metered consumption per municipality and Danish day without small groups, as of the edition: the sum of metered_group_hour; a day is shown when in each of its hours at least 20 readings have a value, so that 5 metering points or more are in every sum'
AS SELECT
  municipality_code,
  local_day,
  CAST(SUM(consumption_kwh) AS DECIMAL(18,6)),
  SUM(readings),
  COUNT(*),
  local_month
FROM elhus.metered_group_hour
GROUP BY municipality_code, local_day, local_month;
