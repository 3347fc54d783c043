-- title: Night-time usage and electric cars
-- number: Q10
-- question: Has the share of electricity that households use at night grown with the number of electric cars?
-- parameters:
--   municipality | municipality or all | all | municipality, by code or name; all adds all of them up | 851
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
-- columns:
--   local_month | row | month
--   night_share_percent | row | percent, consumption of the hours 00 to 06 of all consumption of households
--   night_usage_kwh_per_hour | row | kWh per hour, mean consumption of households from 00 to 06
--   day_usage_kwh_per_hour | row | kWh per hour, mean consumption of households from 06 to 24
--   electric_cars | row | cars, stock of electric passenger cars; a stock at a date, not new registrations
--   n | all | months that have both
--   correlation | all | correlation of night share and cars over those months, -1 to 1
--   night_share_change_percentage_points | all | percentage points, last month against first
--   first_month | all | first month that has both
--   last_month | all | last month that has both
-- chart: scatter | electric_cars | night_share_percent
-- answer: From {{first_month}} to {{last_month}} the share of the night (municipality: {{municipality}}) changed by {{night_share_change_percentage_points}} percentage points; its correlation with the stock of electric cars is {{correlation}} over n = {{n}} months.
-- caution: n = {{n}} months from {{first_month}} to {{last_month}}. That figures move together is no proof that one causes the other. Heat pumps and seasons move the night too. Cars are the stock at a date, not new registrations.
-- source: Energinet (Energi Data Service), CC BY 4.0; Statistics Denmark (BIL54), CC BY 4.0
-- coverage:
--   month | vehicle_stock | COUNT(vehicles) | vehicle_type = '4000101002' AND propellant = '20225' | 12
--   month | municipal_consumption_month | MAX(hours) | branch = 'Privat' | 15
-- empty: no month of the period has both cars and consumption, or the municipality is unknown
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar municipality=851 --hivevar start_month=2024-01 --hivevar end_month=2025-12 -f hive-queries/reports/night-load.hql
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
per_municipality AS (
  SELECT
    u.local_month,
    u.municipality_code,
    SUM(u.consumption_kwh) AS kwh,
    SUM(IF(u.local_hour < 6, u.consumption_kwh, 0)) AS night_kwh,
    SUM(u.hours) AS hours,
    SUM(IF(u.local_hour < 6, u.hours, 0)) AS night_hours
  FROM elhus.load_profile u JOIN place p ON p.municipality_code = u.municipality_code
  WHERE u.branch = 'Privat'
    AND u.local_year BETWEEN SUBSTR('${hivevar:start_month}', 1, 4) AND SUBSTR('${hivevar:end_month}', 1, 4)
    AND u.local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
  GROUP BY u.local_month, u.municipality_code
),
households AS (
  SELECT
    local_month,
    100 * SUM(night_kwh) / SUM(kwh) AS night_share,
    SUM(night_kwh / night_hours) AS night_usage,
    SUM((kwh - night_kwh) / (hours - night_hours)) AS day_usage
  FROM per_municipality
  GROUP BY local_month
),
pair AS (
  SELECT c.local_month, c.cars, h.night_share, h.night_usage, h.day_usage
  FROM cars c JOIN households h ON h.local_month = c.local_month
),
whole AS (
  SELECT
    COUNT(*) AS n,
    CORR(CAST(cars AS DOUBLE), CAST(night_share AS DOUBLE)) AS correlation,
    MIN(local_month) AS first_month,
    MAX(local_month) AS last_month
  FROM pair
)
SELECT
  p.local_month AS local_month,
  CAST(ROUND(p.night_share, 2) AS DECIMAL(9,2)) AS night_share_percent,
  CAST(ROUND(p.night_usage, 3) AS DECIMAL(18,3)) AS night_usage_kwh_per_hour,
  CAST(ROUND(p.day_usage, 3) AS DECIMAL(18,3)) AS day_usage_kwh_per_hour,
  p.cars AS electric_cars,
  w.n AS n,
  CAST(w.correlation AS DECIMAL(9,4)) AS correlation,
  CAST(ROUND(
    MAX(IF(p.local_month = w.last_month, p.night_share, NULL)) OVER ()
      - MAX(IF(p.local_month = w.first_month, p.night_share, NULL)) OVER (), 2) AS DECIMAL(9,2))
    AS night_share_change_percentage_points,
  w.first_month AS first_month,
  w.last_month AS last_month
FROM pair p CROSS JOIN whole w
ORDER BY p.local_month;
