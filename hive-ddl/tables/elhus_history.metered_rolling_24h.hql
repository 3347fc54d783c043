CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.metered_rolling_24h (
  municipality_code INT COMMENT 'municipality code, 101 to 860',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  rolling_avg_consumption_kwh DECIMAL(18,6) COMMENT 'mean of the hours that exist among the last 24 hours of clock time, this hour included, kWh',
  hours_in_window INT COMMENT 'number of hours that exist among those 24',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Mean metered consumption of the last 24 hours per municipality and hour, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/metered_rolling_24h';
