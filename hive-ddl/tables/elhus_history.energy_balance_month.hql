CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.energy_balance_month (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month STRING COMMENT 'Danish local month, yyyy-MM',
  offshore_wind_mwh DECIMAL(18,6) COMMENT 'production of offshore wind farms, MWh',
  onshore_wind_mwh DECIMAL(18,6) COMMENT 'production of onshore wind turbines, MWh',
  solar_power_mwh DECIMAL(18,6) COMMENT 'production of solar plants, that for their own consumption included, MWh',
  hydro_power_mwh DECIMAL(18,6) COMMENT 'production of hydro power, MWh',
  central_power_mwh DECIMAL(18,6) COMMENT 'production of central power stations, MWh',
  local_power_mwh DECIMAL(18,6) COMMENT 'production of local (decentral) power stations, that for their own consumption included, MWh',
  commercial_power_mwh DECIMAL(18,6) COMMENT 'production of commercial plants, MWh',
  unknown_prod_mwh DECIMAL(18,6) COMMENT 'production of unknown kind, MWh',
  production_mwh DECIMAL(18,6) COMMENT 'production of all kinds, MWh',
  green_mwh DECIMAL(18,6) COMMENT 'production of wind, solar and hydro, MWh',
  green_share_percent DECIMAL(18,6) COMMENT 'percent of all production that is wind, solar and hydro; NULL where nothing is produced',
  consumption_mwh DECIMAL(18,6) COMMENT 'gross consumption, MWh',
  exchange_mwh DECIMAL(18,6) COMMENT 'exchange with all neighbours and across the Great Belt, MWh; positive is import',
  surplus_mwh DECIMAL(18,6) COMMENT 'production minus consumption, MWh; negative is a deficit',
  deficit_mwh DECIMAL(18,6) COMMENT 'missing production in the settled intervals whose consumption exceeds their production, added up, MWh',
  excess_mwh DECIMAL(18,6) COMMENT 'production above consumption in the other intervals, added up, MWh',
  largest_deficit_mwh_per_hour DECIMAL(18,6) COMMENT 'MWh per hour missing in the worst settled interval; 0 when none has a deficit',
  deficit_minutes INT COMMENT 'minutes of the settled intervals that have a deficit',
  hours INT COMMENT 'hours that are loaded',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Production by kind, green share and deficit per price area and Danish local month, every revision'
PARTITIONED BY (local_year STRING COMMENT 'Danish local year, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/energy_balance_month';
