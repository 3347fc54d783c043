CREATE OR REPLACE VIEW elhus.vehicle_stock_unknown (
  area_code COMMENT 'code of the area at Statistics Denmark without leading zeros: 0 country, 81 to 85 regions, 1 to 11 provinces, 99 unknown, three digits a municipality',
  area_level COMMENT 'country, region, province, municipality or unknown; areas of different levels overlap and are never added up',
  vehicle_type COMMENT 'type of vehicle, code of Statistics Denmark: 4000101002 passenger cars',
  propellant COMMENT 'propellant, code of Statistics Denmark: 20200 all, 20205 petrol, 20210 diesel, 20225 electricity, 20232 plug-in hybrid',
  local_month COMMENT 'month that the stock is counted for, yyyy-MM',
  vehicles COMMENT 'vehicles in the stock of that month, not new registrations; NULL where the source has no data',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'year of the month, yyyy'
)
COMMENT 'Stock of vehicles that belong to no known municipality, per type and propellant, monthly; a stock at a date, not new registrations, as of the edition'
AS SELECT
  area_code,
  area_level,
  vehicle_type,
  propellant,
  local_month,
  vehicles,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.vehicle_stock
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition())
  AND area_level = 'unknown';
