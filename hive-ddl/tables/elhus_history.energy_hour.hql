CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.energy_hour (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  production_mwh DECIMAL(18,6) COMMENT 'production of all kinds, MWh',
  consumption_mwh DECIMAL(18,6) COMMENT 'gross consumption, MWh',
  exchange_mwh DECIMAL(18,6) COMMENT 'exchange with all neighbours and across the Great Belt, MWh; positive is import',
  surplus_mwh DECIMAL(18,6) COMMENT 'production minus consumption, MWh; negative is a deficit',
  green_mwh DECIMAL(18,6) COMMENT 'production of wind, solar and hydro, MWh',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Production, consumption and surplus per price area and hour, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/energy_hour';
