CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.energy_month (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month STRING COMMENT 'Danish local month, yyyy-MM',
  production_mwh DECIMAL(18,6) COMMENT 'production of all kinds, MWh',
  consumption_mwh DECIMAL(18,6) COMMENT 'gross consumption, MWh',
  exchange_mwh DECIMAL(18,6) COMMENT 'exchange with all neighbours and across the Great Belt, MWh; positive is import',
  surplus_mwh DECIMAL(18,6) COMMENT 'production minus consumption, MWh; negative is a deficit',
  green_mwh DECIMAL(18,6) COMMENT 'production of wind, solar and hydro, MWh',
  hours INT COMMENT 'hours that are loaded',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Production, consumption and surplus per price area and Danish local month, every revision'
PARTITIONED BY (local_year STRING COMMENT 'Danish local year, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/energy_month';
