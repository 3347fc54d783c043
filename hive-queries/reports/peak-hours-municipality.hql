-- title: Peak hours of municipalities
-- number: Q5
-- question: At which hour of the day does each municipality use most electricity?
-- parameters:
--   municipality | municipality or all | all | municipality, by code or name; all lists all of them | 851
--   start_month | month | required | first month, included | 2025-01
--   end_month | month | required | last month, included | 2025-01
--   branch | households or all | households | households, or all branches that the source has (from 2025 on it has households only) | households
-- columns:
--   municipality | row | name of the municipality
--   municipality_code | row | code of the municipality
--   peak_hour | row | hour of the Danish clock with the highest mean, 17 is from 17 to 18
--   peak_usage_kwh_per_hour | row | kWh per hour, mean consumption in that hour of the day
--   mean_usage_kwh_per_hour | row | kWh per hour, mean consumption of all hours
--   peak_to_mean | row | peak divided by mean
--   hours | row | hours that are loaded
--   steepest_municipality | all | municipality with the highest peak against its own mean
--   steepest_peak_to_mean | all | its peak divided by its mean
--   municipalities | all | municipalities that are loaded
-- chart: bar | municipality | peak_to_mean
-- answer: From {{start_month}} to {{end_month}} the steepest peak of {{municipalities}} municipalities was in {{steepest_municipality}}: {{steepest_peak_to_mean}} times its mean.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   month | municipal_consumption_month | MAX(hours) | branch = 'Privat' | 15
-- empty: no month of the period is loaded, or the municipality is unknown
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar municipality=851 --hivevar start_month=2025-01 --hivevar end_month=2025-01 --hivevar branch=households -f hive-queries/reports/peak-hours-municipality.hql
WITH slot AS (
  SELECT
    municipality_code,
    local_month,
    working_day,
    LPAD(CAST(local_hour AS STRING), 2, '0') AS hour_of_day,
    SUM(consumption_kwh) AS kwh,
    MAX(hours) AS hours
  FROM elhus.load_profile
  WHERE ('${hivevar:branch}' = 'all' OR branch = 'Privat')
    AND local_year BETWEEN SUBSTR('${hivevar:start_month}', 1, 4) AND SUBSTR('${hivevar:end_month}', 1, 4)
    AND local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
  GROUP BY municipality_code, local_month, working_day, local_hour
),
by_hour AS (
  SELECT municipality_code, hour_of_day, SUM(kwh) AS kwh, SUM(hours) AS hours
  FROM slot
  GROUP BY municipality_code, hour_of_day
),
ranked AS (
  SELECT
    municipality_code,
    hour_of_day,
    kwh / hours AS hour_mean,
    SUM(kwh) OVER (PARTITION BY municipality_code)
      / SUM(hours) OVER (PARTITION BY municipality_code) AS mean,
    SUM(hours) OVER (PARTITION BY municipality_code) AS hours,
    ROW_NUMBER() OVER (PARTITION BY municipality_code ORDER BY kwh / hours DESC, hour_of_day) AS place
  FROM by_hour
),
peak AS (
  SELECT
    m.name,
    r.municipality_code,
    r.hour_of_day,
    r.hour_mean,
    r.mean,
    CAST(ROUND(r.hour_mean / r.mean, 3) AS DECIMAL(9,3)) AS peak_to_mean,
    r.hours
  FROM ranked r JOIN elhus.municipality m ON m.municipality_code = r.municipality_code
  WHERE r.place = 1
    AND ('${hivevar:municipality}' IN ('all', m.municipality_code)
      OR LOWER(m.name) = LOWER('${hivevar:municipality}'))
)
SELECT
  name AS municipality,
  municipality_code,
  hour_of_day AS peak_hour,
  CAST(ROUND(hour_mean, 3) AS DECIMAL(18,3)) AS peak_usage_kwh_per_hour,
  CAST(ROUND(mean, 3) AS DECIMAL(18,3)) AS mean_usage_kwh_per_hour,
  peak_to_mean,
  hours,
  FIRST_VALUE(name) OVER (ORDER BY peak_to_mean DESC, name) AS steepest_municipality,
  MAX(peak_to_mean) OVER () AS steepest_peak_to_mean,
  COUNT(*) OVER () AS municipalities
FROM peak
ORDER BY peak_to_mean DESC, municipality;
