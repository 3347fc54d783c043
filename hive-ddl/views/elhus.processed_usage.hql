CREATE OR REPLACE VIEW elhus.processed_usage (
  region COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  `time` COMMENT 'start of the hour, UTC; a reserved word, to be written in backticks',
  production COMMENT 'production of all kinds in the hour, MWh',
  consumption COMMENT 'gross consumption in the hour, MWh',
  surplus COMMENT 'production minus consumption, MWh; negative is a deficit',
  rolling_avg COMMENT 'mean gross consumption over the hours that exist among the last 24, MWh per hour',
  hours_in_window COMMENT 'how many of the last 24 hours exist, this hour included',
  local_day COMMENT 'Danish local day that the hour starts in',
  local_month COMMENT 'Danish local month, yyyy-MM; name it in WHERE to read that month only'
)
COMMENT 'Usage per price area and hour with its rolling mean over 24 hours'
AS SELECT
  e.price_area, e.start_utc, e.production_mwh, e.consumption_mwh, e.surplus_mwh,
  r.rolling_avg_consumption_mwh, r.hours_in_window, e.local_day, e.local_month
FROM elhus.energy_hour e
LEFT JOIN elhus.consumption_rolling_24h r
  ON r.local_month = e.local_month AND r.price_area = e.price_area AND r.start_utc = e.start_utc;
