-- title: Tariffs, electric cars and consumption together
-- number: Q9
-- question: How have a grid company's tariff, the electric cars and the electricity use of households moved, month by month?
-- parameters:
--   company | company | required | grid company, by GLN or name | N1
--   municipality | municipality or all | all | municipality, by code or name; all adds all of them up | 851
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
-- columns:
--   local_month | row | month
--   mean_tariff_dkk_per_kwh | row | DKK/kWh, grid tariff, mean of all hours of the month's days, without VAT
--   peak_tariff_dkk_per_kwh | row | DKK/kWh, the same for the hours 17 to 21
--   electric_cars | row | cars, stock of electric passenger cars; a stock at a date, not new registrations
--   usage_kwh_per_hour | row | kWh per hour, mean consumption of households
--   n | all | months that have all three
--   correlation_tariff_usage | all | correlation of mean tariff and usage over those months, -1 to 1
--   correlation_cars_usage | all | correlation of cars and usage over those months, -1 to 1
--   first_month | all | first month that has all three
--   last_month | all | last month that has all three
-- chart: line | local_month | mean_tariff_dkk_per_kwh, peak_tariff_dkk_per_kwh
-- answer: From {{first_month}} to {{last_month}}, usage of households (municipality: {{municipality}}) has a correlation of {{correlation_cars_usage}} with the stock of electric cars and of {{correlation_tariff_usage}} with the mean tariff of {{company}}, over n = {{n}} months.
-- caution: n = {{n}} months from {{first_month}} to {{last_month}}. That figures move together is no proof that one causes the other. Cars are the stock at a date, not new registrations.
-- source: Energinet (Energi Data Service), CC BY 4.0; Statistics Denmark (BIL54), CC BY 4.0
-- coverage:
--   month | vehicle_stock | COUNT(vehicles) | vehicle_type = '4000101002' AND propellant = '20225' | 12
--   month | municipal_consumption_month | MAX(hours) | branch = 'Privat' | 15
-- empty: no month of the period has a tariff, cars and consumption, or the company or the municipality is unknown
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar company=N1 --hivevar municipality=851 --hivevar start_month=2024-01 --hivevar end_month=2025-12 -f hive-queries/reports/tariffs-cars-consumption.hql
WITH together AS (
  SELECT
    local_month,
    MAX(mean_grid_tariff_dkk_per_kwh) AS mean_tariff,
    MAX(mean_peak_grid_tariff_dkk_per_kwh) AS peak_tariff,
    CAST(SUM(electric_cars) AS BIGINT) AS cars,
    SUM(consumption_kwh_per_hour) AS kwh_per_hour
  FROM elhus.tariff_usage_cars_month
  WHERE (gln = '${hivevar:company}' OR LOWER(company) = LOWER('${hivevar:company}'))
    AND ('${hivevar:municipality}' IN ('all', municipality_code)
      OR LOWER(municipality) = LOWER('${hivevar:municipality}'))
    AND local_year BETWEEN SUBSTR('${hivevar:start_month}', 1, 4) AND SUBSTR('${hivevar:end_month}', 1, 4)
    AND local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
    AND electric_cars IS NOT NULL
  GROUP BY local_month
),
whole AS (
  SELECT
    COUNT(*) AS n,
    CORR(CAST(mean_tariff AS DOUBLE), CAST(kwh_per_hour AS DOUBLE)) AS tariff_usage,
    CORR(CAST(cars AS DOUBLE), CAST(kwh_per_hour AS DOUBLE)) AS cars_usage,
    MIN(local_month) AS first_month,
    MAX(local_month) AS last_month
  FROM together
)
SELECT
  g.local_month AS local_month,
  CAST(ROUND(g.mean_tariff, 6) AS DECIMAL(18,6)) AS mean_tariff_dkk_per_kwh,
  CAST(ROUND(g.peak_tariff, 6) AS DECIMAL(18,6)) AS peak_tariff_dkk_per_kwh,
  g.cars AS electric_cars,
  CAST(ROUND(g.kwh_per_hour, 3) AS DECIMAL(18,3)) AS usage_kwh_per_hour,
  w.n AS n,
  CAST(w.tariff_usage AS DECIMAL(9,4)) AS correlation_tariff_usage,
  CAST(w.cars_usage AS DECIMAL(9,4)) AS correlation_cars_usage,
  w.first_month AS first_month,
  w.last_month AS last_month
FROM together g CROSS JOIN whole w
ORDER BY g.local_month;
