-- title: Trend over years
-- number: Q13
-- question: How have usage, production, green share and price developed over five or ten years?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   last_year | int 2005..2100 | required | last year, included | 2025
--   years | int 2..20 | 5 | how many years, the last one included | 5
-- columns:
--   local_year | row | Danish local year
--   usage_mwh_per_hour | row | MWh per hour, mean gross consumption of the hours that are loaded
--   production_mwh_per_hour | row | MWh per hour, mean production of the hours that are loaded
--   green_share_percent | row | percent, wind, solar and hydro of all production
--   mean_price_dkk_per_mwh | row | DKK/MWh, spot price, mean weighted by time
--   loaded_hours | row | hours of the year whose production and consumption are loaded
--   usage_trend_mwh_per_hour | all | MWh per hour, change per year of the straight line through the years
--   usage_change_percent | all | percent, last loaded year against first
--   price_trend_dkk_per_mwh | all | DKK/MWh, change per year of the straight line through the years
--   years_loaded | all | years that are loaded, whole or in part
--   first_year | all | first of them
--   final_year | all | last of them
-- chart: line | local_year | usage_mwh_per_hour, production_mwh_per_hour
-- answer: From {{first_year}} to {{final_year}} usage in {{region}} changed by {{usage_change_percent}} %, {{usage_trend_mwh_per_hour}} MWh per hour each year, and the spot price by {{price_trend_dkk_per_mwh}} DKK per MWh each year ({{years_loaded}} years loaded).
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   month | energy_month | SUM(hours) | price_area = '${hivevar:region}' | 8
--   month | spot_price_month | SUM(priced_minutes_dkk) | price_area = '${hivevar:region}' | 0
-- empty: no year of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar region=DK1 --hivevar last_year=2025 --hivevar years=5 -f hive-queries/reports/trend.hql
WITH energy AS (
  SELECT
    local_year,
    SUM(consumption_mwh) / SUM(hours) AS consumption,
    SUM(production_mwh) / SUM(hours) AS production,
    100 * SUM(green_mwh) / SUM(production_mwh) AS green_share,
    SUM(hours) AS hours
  FROM elhus.energy_month
  WHERE price_area = '${hivevar:region}'
    AND local_year BETWEEN CAST(${hivevar:last_year} - ${hivevar:years} + 1 AS STRING) AND '${hivevar:last_year}'
  GROUP BY local_year
),
price AS (
  SELECT local_year, SUM(price_minutes_dkk) / SUM(priced_minutes_dkk) AS mean_price
  FROM elhus.spot_price_month
  WHERE price_area = '${hivevar:region}'
    AND local_year BETWEEN CAST(${hivevar:last_year} - ${hivevar:years} + 1 AS STRING) AND '${hivevar:last_year}'
  GROUP BY local_year
),
yearly AS (
  SELECT
    COALESCE(e.local_year, p.local_year) AS local_year,
    e.consumption,
    e.production,
    e.green_share,
    p.mean_price,
    e.hours
  FROM energy e FULL OUTER JOIN price p ON p.local_year = e.local_year
),
whole AS (
  SELECT
    REGR_SLOPE(CAST(consumption AS DOUBLE), CAST(local_year AS DOUBLE)) AS usage_trend,
    REGR_SLOPE(CAST(mean_price AS DOUBLE), CAST(local_year AS DOUBLE)) AS price_trend,
    MIN(IF(consumption IS NULL, NULL, local_year)) AS first_usage,
    MAX(IF(consumption IS NULL, NULL, local_year)) AS last_usage,
    COUNT(*) AS years_loaded,
    MIN(local_year) AS first_year,
    MAX(local_year) AS final_year
  FROM yearly
)
SELECT
  y.local_year AS local_year,
  CAST(ROUND(y.consumption, 3) AS DECIMAL(18,3)) AS usage_mwh_per_hour,
  CAST(ROUND(y.production, 3) AS DECIMAL(18,3)) AS production_mwh_per_hour,
  CAST(ROUND(y.green_share, 2) AS DECIMAL(9,2)) AS green_share_percent,
  CAST(ROUND(y.mean_price, 6) AS DECIMAL(18,6)) AS mean_price_dkk_per_mwh,
  y.hours AS loaded_hours,
  CAST(w.usage_trend AS DECIMAL(18,3)) AS usage_trend_mwh_per_hour,
  CAST(ROUND(100 * (
    MAX(IF(y.local_year = w.last_usage, y.consumption, NULL)) OVER ()
      / MAX(IF(y.local_year = w.first_usage, y.consumption, NULL)) OVER () - 1), 2)
    AS DECIMAL(9,2)) AS usage_change_percent,
  CAST(w.price_trend AS DECIMAL(18,3)) AS price_trend_dkk_per_mwh,
  w.years_loaded AS years_loaded,
  w.first_year AS first_year,
  w.final_year AS final_year
FROM yearly y CROSS JOIN whole w
ORDER BY y.local_year;
