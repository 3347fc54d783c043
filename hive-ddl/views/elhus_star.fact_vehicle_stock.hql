CREATE OR REPLACE VIEW elhus_star.fact_vehicle_stock (
  municipality_code COMMENT 'code of the municipality; a row of dim_municipality',
  local_day COMMENT 'first day of the month that the stock is counted for; a row of dim_date',
  vehicle_type COMMENT 'type of vehicle, code of Statistics Denmark: 4000101002 passenger cars',
  propellant COMMENT 'propellant; a row of dim_propellant. 20200 is the sum of the others',
  vehicles COMMENT 'vehicles in the stock of that month, not new registrations',
  local_year COMMENT 'year of the month, yyyy'
)
COMMENT 'Vehicles registered per municipality on the first day of a month, as of the edition: a stock, never add it up over days'
AS SELECT
  area_code,
  CAST(CONCAT(local_month, '-01') AS DATE),
  vehicle_type,
  propellant,
  vehicles,
  local_year
FROM elhus.vehicle_stock;
