CREATE OR REPLACE VIEW elhus.electric_car_stock (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  municipality COMMENT 'name of the municipality',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month COMMENT 'month that the stock is counted for, yyyy-MM',
  electric_cars COMMENT 'electric passenger cars, a stock in that month, not new registrations',
  plug_in_hybrid_cars COMMENT 'plug-in hybrid passenger cars, stock',
  cars COMMENT 'passenger cars of all propellants, stock',
  electric_share_percent COMMENT 'percent of all passenger cars that are electric',
  persons COMMENT 'inhabitants at the newest count that is not after the first of the month; NULL when none is loaded',
  electric_cars_per_1000_inhabitants COMMENT 'electric cars per 1,000 inhabitants',
  local_year COMMENT 'year of the month, yyyy'
)
COMMENT 'Electric cars per municipality and month: stock, share of all cars and per 1,000 inhabitants; a stock at a date, not new registrations, as of the edition'
AS WITH counted AS (
  SELECT s.municipality_code, s.local_month, p.persons
  FROM elhus.passenger_cars_month s
  JOIN elhus.population_period p ON p.municipality_code = s.municipality_code
  WHERE p.true_from_day <= CAST(CONCAT(s.local_month, '-01') AS DATE)
    AND (p.true_to_day IS NULL OR p.true_to_day > CAST(CONCAT(s.local_month, '-01') AS DATE))
)
SELECT
  m.municipality_code,
  m.name,
  m.price_area,
  s.local_month,
  s.electric_cars,
  s.plug_in_hybrid_cars,
  s.cars,
  CAST(ROUND(100 * s.electric_cars / s.cars, 2) AS DECIMAL(9,2)),
  c.persons,
  CAST(ROUND(1000 * s.electric_cars / c.persons, 3) AS DECIMAL(18,3)),
  s.local_year
FROM elhus.passenger_cars_month s
JOIN elhus.municipality m ON m.municipality_code = s.municipality_code
LEFT JOIN counted c
  ON c.municipality_code = s.municipality_code AND c.local_month = s.local_month;
