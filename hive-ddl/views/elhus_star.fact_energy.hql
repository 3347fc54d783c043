CREATE OR REPLACE VIEW elhus_star.fact_energy (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east); a row of dim_area',
  local_day COMMENT 'Danish local day; a row of dim_date',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; a row of dim_hour. Both hours 02 of the autumn day have the same',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  production_mwh COMMENT 'production of all kinds, MWh',
  consumption_mwh COMMENT 'gross consumption, MWh',
  exchange_mwh COMMENT 'exchange with all neighbours and across the Great Belt, MWh; positive is import',
  surplus_mwh COMMENT 'production minus consumption, MWh; negative is a deficit',
  green_mwh COMMENT 'production of wind, solar and hydro, MWh',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Production, consumption and exchange per price area and hour, as of the edition; all measures add up'
AS SELECT
  price_area,
  local_day,
  HOUR(start_local),
  start_utc,
  production_mwh,
  consumption_mwh,
  exchange_mwh,
  surplus_mwh,
  green_mwh,
  local_month
FROM elhus.energy_hour;
