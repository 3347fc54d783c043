CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.settlement (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  resolution_minutes INT COMMENT 'length of the interval in minutes: 60',
  central_power_mwh DECIMAL(18,6) COMMENT 'production of central power stations, MWh',
  local_power_mwh DECIMAL(18,6) COMMENT 'production of local (decentral) power stations, MWh',
  commercial_power_mwh DECIMAL(18,6) COMMENT 'production of commercial plants, MWh',
  local_power_self_con_mwh DECIMAL(18,6) COMMENT 'production of local plants for their own consumption, MWh',
  offshore_wind_lt_100mw_mwh DECIMAL(18,6) COMMENT 'production of offshore wind farms below 100 MW, MWh',
  offshore_wind_ge_100mw_mwh DECIMAL(18,6) COMMENT 'production of offshore wind farms of 100 MW and more, MWh',
  onshore_wind_lt_50kw_mwh DECIMAL(18,6) COMMENT 'production of onshore wind turbines below 50 kW, MWh',
  onshore_wind_ge_50kw_mwh DECIMAL(18,6) COMMENT 'production of onshore wind turbines of 50 kW and more, MWh',
  hydro_power_mwh DECIMAL(18,6) COMMENT 'production of hydro power, MWh',
  solar_power_lt_10kw_mwh DECIMAL(18,6) COMMENT 'production of solar plants below 10 kW, MWh',
  solar_power_ge_10_lt_40kw_mwh DECIMAL(18,6) COMMENT 'production of solar plants from 10 kW to below 40 kW, MWh',
  solar_power_ge_40kw_mwh DECIMAL(18,6) COMMENT 'production of solar plants of 40 kW and more, MWh',
  solar_power_self_con_mwh DECIMAL(18,6) COMMENT 'production of solar plants for their own consumption, MWh',
  unknown_prod_mwh DECIMAL(18,6) COMMENT 'production of unknown kind, MWh',
  exchange_no_mwh DECIMAL(18,6) COMMENT 'exchange with Norway, MWh; positive is import; NULL for DK2',
  exchange_se_mwh DECIMAL(18,6) COMMENT 'exchange with Sweden, MWh; positive is import',
  exchange_ge_mwh DECIMAL(18,6) COMMENT 'exchange with Germany, MWh; positive is import',
  exchange_nl_mwh DECIMAL(18,6) COMMENT 'exchange with the Netherlands, MWh; positive is import; NULL for DK2',
  exchange_gb_mwh DECIMAL(18,6) COMMENT 'exchange with Great Britain, MWh; positive is import; NULL for DK2',
  exchange_great_belt_mwh DECIMAL(18,6) COMMENT 'exchange with the other Danish price area, MWh; positive is import; the two areas do not net to zero',
  gross_consumption_mwh DECIMAL(18,6) COMMENT 'gross consumption, MWh: all production plus all exchange',
  grid_loss_transmission_mwh DECIMAL(18,6) COMMENT 'loss in the transmission grid, MWh',
  grid_loss_interconnectors_mwh DECIMAL(18,6) COMMENT 'loss in the interconnectors, MWh',
  grid_loss_distribution_mwh DECIMAL(18,6) COMMENT 'loss in the distribution grids, MWh',
  power_to_heat_mwh DECIMAL(18,6) COMMENT 'consumption of electric boilers and heat pumps for district heating, MWh',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Production, exchange and consumption per price area and hour (ProductionConsumptionSettlement), every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/settlement';
