CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.vehicle_stock (
  area_code STRING COMMENT 'code of the area at Statistics Denmark without leading zeros: 0 country, 81 to 85 regions, 1 to 11 provinces, 99 unknown, three digits a municipality',
  area_level STRING COMMENT 'country, region, province, municipality or unknown; areas of different levels overlap and are never added up',
  vehicle_type STRING COMMENT 'type of vehicle, code of Statistics Denmark: 4000101002 passenger cars',
  propellant STRING COMMENT 'propellant, code of Statistics Denmark: 20200 all, 20205 petrol, 20210 diesel, 20225 electricity, 20232 plug-in hybrid',
  local_month STRING COMMENT 'month that the stock is counted for, yyyy-MM',
  vehicles INT COMMENT 'vehicles in the stock of that month, not new registrations; NULL where the source has no data',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Stock of vehicles per area, type and propellant, monthly; a stock at a date, not new registrations, every revision'
PARTITIONED BY (local_year STRING COMMENT 'year of the month, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/vehicle_stock';
