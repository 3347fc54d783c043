CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.consumption_rolling_24h (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  rolling_avg_consumption_mwh DECIMAL(18,6) COMMENT 'mean gross consumption over the hours that exist among the last 24 of clock time, this hour included, MWh per hour',
  hours_in_window INT COMMENT 'how many of the last 24 hours exist, this hour included',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Mean consumption of the last 24 hours per price area, moved by the hour, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/consumption_rolling_24h';
