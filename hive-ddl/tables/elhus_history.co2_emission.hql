CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.co2_emission (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  resolution_minutes INT COMMENT 'length of the interval in minutes: 5',
  co2_g_per_kwh DECIMAL(18,6) COMMENT 'CO2 emission of consumed electricity, g/kWh',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'CO2 emission of consumed electricity per price area and 5 minutes, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/co2_emission';
