CREATE OR REPLACE VIEW elhus.passenger_cars_month (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  local_month COMMENT 'month that the stock is counted for, yyyy-MM',
  electric_cars COMMENT 'electric passenger cars, a stock in that month, not new registrations',
  plug_in_hybrid_cars COMMENT 'plug-in hybrid passenger cars, stock',
  cars COMMENT 'passenger cars of all propellants, stock',
  local_year COMMENT 'year of the month, yyyy'
)
COMMENT 'Passenger cars per municipality and month by propellant; a stock at a date, not new registrations, as of the edition'
AS SELECT
  area_code,
  local_month,
  SUM(IF(propellant = '20225', vehicles, NULL)),
  SUM(IF(propellant = '20232', vehicles, NULL)),
  SUM(IF(propellant = '20200', vehicles, NULL)),
  local_year
FROM elhus.vehicle_stock
WHERE vehicle_type = '4000101002' AND propellant IN ('20200', '20225', '20232')
GROUP BY area_code, local_month, local_year;
