CREATE OR REPLACE VIEW elhus.electricity_usage (
  region COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  `time` COMMENT 'start of the hour, UTC; a reserved word, to be written in backticks',
  usage COMMENT 'gross consumption in the hour, MWh; the same as consumption',
  production COMMENT 'production of all kinds in the hour, MWh',
  consumption COMMENT 'gross consumption in the hour, MWh',
  surplus COMMENT 'production minus consumption, MWh; negative is a deficit',
  local_day COMMENT 'Danish local day that the hour starts in',
  local_month COMMENT 'Danish local month, yyyy-MM; name it in WHERE to read that month only'
)
COMMENT 'Usage per price area and hour; another name for elhus.energy_hour'
AS SELECT
  price_area, start_utc, consumption_mwh AS usage_mwh, production_mwh, consumption_mwh, surplus_mwh,
  local_day, local_month
FROM elhus.energy_hour;
