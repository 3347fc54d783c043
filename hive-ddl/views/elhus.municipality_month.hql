CREATE OR REPLACE VIEW elhus.municipality_month (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  municipality COMMENT 'name of the municipality',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month COMMENT 'Danish local month, yyyy-MM',
  consumption_kwh COMMENT 'consumption of households, kWh',
  hours COMMENT 'hours that are loaded',
  consumption_kwh_per_hour COMMENT 'kWh per hour, mean consumption of households',
  persons COMMENT 'inhabitants at the newest count that is not after the first of the month; NULL when none is loaded',
  consumption_kwh_per_person_per_day COMMENT 'kWh per inhabitant and 24 hours, consumption of households',
  electric_cars COMMENT 'electric passenger cars, a stock in that month, not new registrations; NULL when it is not loaded',
  cars COMMENT 'passenger cars of all propellants, stock',
  electric_cars_per_1000_inhabitants COMMENT 'electric cars per 1,000 inhabitants',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Households and electric cars per municipality and Danish local month, also per inhabitant, as of the edition'
AS WITH household AS (
  SELECT municipality_code, local_month, local_year, SUM(consumption_kwh) AS kwh, MAX(hours) AS hours
  FROM elhus.municipal_consumption_month
  WHERE branch = 'Privat' AND hours > 0
  GROUP BY municipality_code, local_month, local_year
),
counted AS (
  SELECT h.municipality_code, h.local_month, p.persons
  FROM household h JOIN elhus.population_period p ON p.municipality_code = h.municipality_code
  WHERE p.true_from_day <= CAST(CONCAT(h.local_month, '-01') AS DATE)
    AND (p.true_to_day IS NULL OR p.true_to_day > CAST(CONCAT(h.local_month, '-01') AS DATE))
)
SELECT
  m.municipality_code,
  m.name,
  m.price_area,
  h.local_month,
  CAST(h.kwh AS DECIMAL(18,6)),
  h.hours,
  CAST(ROUND(h.kwh / h.hours, 6) AS DECIMAL(18,6)),
  c.persons,
  CAST(ROUND(24 * h.kwh / h.hours / c.persons, 6) AS DECIMAL(18,6)),
  e.electric_cars,
  e.cars,
  CAST(ROUND(1000 * e.electric_cars / c.persons, 3) AS DECIMAL(18,3)),
  h.local_year
FROM household h
JOIN elhus.municipality m ON m.municipality_code = h.municipality_code
LEFT JOIN counted c
  ON c.municipality_code = h.municipality_code AND c.local_month = h.local_month
LEFT JOIN elhus.passenger_cars_month e
  ON e.municipality_code = h.municipality_code
  AND e.local_month = h.local_month
  AND e.local_year = h.local_year;
