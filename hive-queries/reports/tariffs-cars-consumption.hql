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
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar company=N1 --hivevar municipality=851 --hivevar start_month=2024-01 --hivevar end_month=2025-12 -f hive-queries/reports/tariffs-cars-consumption.hql
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
grid_code AS (
  SELECT gln, name, TRIM(code) AS charge_code
  FROM elhus.grid_company LATERAL VIEW EXPLODE(SPLIT(tariff_codes, ' [+] ')) codes AS code
  WHERE gln = '${hivevar:company}' OR LOWER(name) = LOWER('${hivevar:company}')
),
tariff_of_day AS (
  SELECT local_day, local_hour, SUM(price_dkk_per_kwh) AS tariff
  FROM (
    SELECT
      d.local_day,
      t.local_hour,
      t.price_dkk_per_kwh,
      RANK() OVER (
        PARTITION BY d.local_day, t.gln, t.charge_code ORDER BY t.valid_from DESC) AS newest
    FROM elhus.calendar_day d
    CROSS JOIN elhus.tariff_hour t
    JOIN grid_code g ON g.gln = t.gln AND g.charge_code = t.charge_code
    WHERE d.local_day BETWEEN CAST(CONCAT('${hivevar:start_month}', '-01') AS DATE) AND LAST_DAY(CAST(CONCAT('${hivevar:end_month}', '-01') AS DATE))
      AND t.charge_type = 'D03'
      AND t.valid_from <= d.local_day
      AND (t.valid_to IS NULL OR t.valid_to > d.local_day)
  ) valid_charge
  WHERE newest = 1
  GROUP BY local_day, local_hour
),
tariffs AS (
  SELECT
    SUBSTR(CAST(local_day AS STRING), 1, 7) AS local_month,
    AVG(tariff) AS mean_tariff,
    AVG(IF(local_hour BETWEEN 17 AND 20, tariff, NULL)) AS peak_tariff
  FROM tariff_of_day
  GROUP BY SUBSTR(CAST(local_day AS STRING), 1, 7)
),
households AS (
  SELECT u.local_month, SUM(u.consumption_kwh / u.hours) AS kwh_per_hour
  FROM elhus.municipal_consumption_month u
  JOIN place p ON p.municipality_code = u.municipality_code
  WHERE u.branch = 'Privat' AND u.hours > 0
  GROUP BY u.local_month
),
together AS (
  SELECT c.local_month, t.mean_tariff, t.peak_tariff, c.cars, h.kwh_per_hour
  FROM cars c
  JOIN tariffs t ON t.local_month = c.local_month
  JOIN households h ON h.local_month = c.local_month
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
