-- title: Electric cars against consumption
-- number: Q7
-- question: Have electric cars and the electricity use of households grown together, month by month?
-- parameters:
--   municipality | municipality or all | all | municipality, by code or name; all adds all of them up | 851
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
--   lag | int 0..24 | 0 | months by which the consumption follows the count of cars | 0
-- columns:
--   local_month | row | month for which the cars are counted
--   electric_cars | row | cars, stock of electric passenger cars; a stock at a date, not new registrations
--   usage_kwh_per_hour | row | kWh per hour, mean consumption of households, lag months later
--   cars_growth_percent | row | percent, against the same month a year before
--   usage_growth_percent | row | percent, against the same month a year before
--   n | all | months that have both values
--   correlation | all | correlation of cars and usage over those months, -1 to 1
--   n_growth | all | months that have both growths
--   correlation_of_growth | all | correlation of the two growths, which leaves the seasons out
--   first_month | all | first month that has both values
--   last_month | all | last month that has both values
-- chart: scatter | electric_cars | usage_kwh_per_hour
-- answer: From {{first_month}} to {{last_month}} the stock of electric cars and the household usage {{lag}} months later have a correlation of {{correlation}} over n = {{n}} months (municipality: {{municipality}}).
-- caution: n = {{n}} months from {{first_month}} to {{last_month}}. That two figures move together is no proof that one causes the other. Cars are the stock at a date, not new registrations.
-- source: Energinet (Energi Data Service), CC BY 4.0; Statistics Denmark (BIL54), CC BY 4.0
-- coverage:
--   month | vehicle_stock | COUNT(vehicles) | vehicle_type = '4000101002' AND propellant = '20225' | 12
--   month | municipal_consumption_month | MAX(hours) | branch = 'Privat' | 15
-- empty: no month of the period has both cars and consumption, or the municipality is unknown
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar municipality=851 --hivevar start_month=2024-01 --hivevar end_month=2025-12 --hivevar lag=0 -f hive-queries/reports/cars-and-consumption.hql
WITH place AS (
  SELECT municipality_code
  FROM elhus.municipality
  WHERE '${hivevar:municipality}' IN ('all', municipality_code) OR LOWER(name) = LOWER('${hivevar:municipality}')
),
cars AS (
  SELECT v.local_month, CAST(SUM(v.vehicles) AS BIGINT) AS cars
  FROM elhus.vehicle_stock v JOIN place p ON p.municipality_code = v.area_code
  WHERE v.vehicle_type = '4000101002'
    AND v.propellant = '20225'
    AND v.local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
  GROUP BY v.local_month
),
households AS (
  SELECT
    SUBSTR(CAST(ADD_MONTHS(CAST(CONCAT(u.local_month, '-01') AS DATE), -${hivevar:lag}) AS STRING), 1, 7)
      AS local_month,
    SUM(u.consumption_kwh / u.hours) AS kwh_per_hour
  FROM elhus.municipal_consumption_month u
  JOIN place p ON p.municipality_code = u.municipality_code
  WHERE u.branch = 'Privat' AND u.hours > 0
  GROUP BY u.local_month
),
pair AS (
  SELECT
    c.local_month,
    CAST(ADD_MONTHS(CAST(CONCAT(c.local_month, '-01') AS DATE), -12) AS STRING) AS year_before,
    c.cars,
    h.kwh_per_hour
  FROM cars c JOIN households h ON h.local_month = c.local_month
),
growth AS (
  SELECT
    p.local_month,
    p.cars,
    p.kwh_per_hour,
    100 * (p.cars / b.cars - 1) AS cars_growth,
    100 * (p.kwh_per_hour / b.kwh_per_hour - 1) AS usage_growth
  FROM pair p LEFT JOIN pair b ON b.local_month = SUBSTR(p.year_before, 1, 7)
),
whole AS (
  SELECT
    COUNT(*) AS n,
    CORR(CAST(cars AS DOUBLE), CAST(kwh_per_hour AS DOUBLE)) AS correlation,
    COUNT(cars_growth) AS n_growth,
    CORR(CAST(cars_growth AS DOUBLE), CAST(usage_growth AS DOUBLE)) AS correlation_of_growth,
    MIN(local_month) AS first_month,
    MAX(local_month) AS last_month
  FROM growth
)
SELECT
  g.local_month AS local_month,
  g.cars AS electric_cars,
  CAST(ROUND(g.kwh_per_hour, 3) AS DECIMAL(18,3)) AS usage_kwh_per_hour,
  CAST(g.cars_growth AS DECIMAL(9,2)) AS cars_growth_percent,
  CAST(g.usage_growth AS DECIMAL(9,2)) AS usage_growth_percent,
  w.n AS n,
  CAST(w.correlation AS DECIMAL(9,4)) AS correlation,
  w.n_growth AS n_growth,
  CAST(w.correlation_of_growth AS DECIMAL(9,4)) AS correlation_of_growth,
  w.first_month AS first_month,
  w.last_month AS last_month
FROM growth g CROSS JOIN whole w
ORDER BY g.local_month;
