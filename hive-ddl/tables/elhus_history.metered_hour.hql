CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.metered_hour (
  municipality_code INT COMMENT 'municipality code, 101 to 860',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  consumption_kwh DECIMAL(18,6) COMMENT 'consumption, kWh',
  readings BIGINT COMMENT 'number of readings that have a value',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Metered consumption per municipality and hour, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/metered_hour';
