-- title: Trend over years
-- number: Q13
-- question: How have usage, production, green share and price developed over five or ten years?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   last_year | int 2005..2100 | required | last year, included | 2025
--   years | int 2..20 | 5 | how many years, the last one included | 5
--   per | year or quarter | year | one row per year, or per quarter | year
-- columns:
--   period | row | Danish local year or quarter
--   usage_mwh_per_hour | row | MWh per hour, mean gross consumption of the hours that are loaded
--   production_mwh_per_hour | row | MWh per hour, mean production of the hours that are loaded
--   green_share_percent | row | percent, wind, solar and hydro of all production
--   mean_price_dkk_per_mwh | row | DKK/MWh, spot price, mean weighted by time
--   loaded_hours | row | hours of it whose production and consumption are loaded
--   usage_trend_mwh_per_hour | all | MWh per hour, change per year of the straight line through the rows
--   usage_change_percent | all | percent, last loaded row against the first; of quarters, take those of the same season
--   price_trend_dkk_per_mwh | all | DKK/MWh, change per year of the straight line through the rows
--   periods_loaded | all | years or quarters that are loaded, whole or in part
--   first_period | all | first of them
--   final_period | all | last of them
-- chart: line | period | usage_mwh_per_hour, production_mwh_per_hour
-- answer: From {{first_period}} to {{final_period}} usage in {{region}} changed by {{usage_change_percent}} %, {{usage_trend_mwh_per_hour}} MWh per hour each year, and the spot price by {{price_trend_dkk_per_mwh}} DKK per MWh each year ({{periods_loaded}} rows, one per {{per}}).
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   month | energy_month | SUM(hours) | price_area = '${hivevar:region}' | 8
--   month | spot_price_month | SUM(priced_minutes_dkk) | price_area = '${hivevar:region}' | 0
-- empty: no year of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=DK1 --hivevar last_year=2025 --hivevar years=5 --hivevar per=year -f hive-queries/reports/trend.hql
WITH month AS (
  SELECT
    local_year,
    local_month,
    consumption_mwh,
    production_mwh,
    green_mwh,
    hours,
    CAST(NULL AS DECIMAL(18,6)) AS price_minutes_dkk,
    CAST(NULL AS INT) AS priced_minutes_dkk
  FROM elhus.energy_month
  WHERE price_area = '${hivevar:region}'
    AND local_year BETWEEN CAST(${hivevar:last_year} - ${hivevar:years} + 1 AS STRING) AND '${hivevar:last_year}'
  UNION ALL
  SELECT local_year, local_month, NULL, NULL, NULL, NULL, price_minutes_dkk, priced_minutes_dkk
  FROM elhus.spot_price_month
  WHERE price_area = '${hivevar:region}'
    AND local_year BETWEEN CAST(${hivevar:last_year} - ${hivevar:years} + 1 AS STRING) AND '${hivevar:last_year}'
),
dated AS (
  SELECT
    IF(
      '${hivevar:per}' = 'quarter',
      CONCAT(local_year, 'Q', CAST(QUARTER(CAST(CONCAT(local_month, '-01') AS DATE)) AS STRING)),
      local_year) AS period,
    m.*
  FROM month m
),
per_period AS (
  SELECT
    period,
    CAST(SUBSTR(period, 1, 4) AS DOUBLE)
      + IF('${hivevar:per}' = 'quarter', (CAST(SUBSTR(period, 6, 1) AS DOUBLE) - 1) / 4, 0) AS year,
    SUM(consumption_mwh) / SUM(hours) AS consumption,
    SUM(production_mwh) / SUM(hours) AS production,
    100 * SUM(green_mwh) / SUM(production_mwh) AS green_share,
    SUM(price_minutes_dkk) / SUM(priced_minutes_dkk) AS mean_price,
    SUM(hours) AS hours
  FROM dated
  GROUP BY period
),
whole AS (
  SELECT
    REGR_SLOPE(CAST(consumption AS DOUBLE), year) AS usage_trend,
    REGR_SLOPE(CAST(mean_price AS DOUBLE), year) AS price_trend,
    MIN(IF(consumption IS NULL, NULL, period)) AS first_usage,
    MAX(IF(consumption IS NULL, NULL, period)) AS last_usage,
    COUNT(*) AS periods_loaded,
    MIN(period) AS first_period,
    MAX(period) AS final_period
  FROM per_period
)
SELECT
  y.period AS period,
  CAST(ROUND(y.consumption, 3) AS DECIMAL(18,3)) AS usage_mwh_per_hour,
  CAST(ROUND(y.production, 3) AS DECIMAL(18,3)) AS production_mwh_per_hour,
  CAST(ROUND(y.green_share, 2) AS DECIMAL(9,2)) AS green_share_percent,
  CAST(ROUND(y.mean_price, 6) AS DECIMAL(18,6)) AS mean_price_dkk_per_mwh,
  y.hours AS loaded_hours,
  CAST(w.usage_trend AS DECIMAL(18,3)) AS usage_trend_mwh_per_hour,
  CAST(ROUND(100 * (
    MAX(IF(y.period = w.last_usage, y.consumption, NULL)) OVER ()
      / MAX(IF(y.period = w.first_usage, y.consumption, NULL)) OVER () - 1), 2)
    AS DECIMAL(9,2)) AS usage_change_percent,
  CAST(w.price_trend AS DECIMAL(18,3)) AS price_trend_dkk_per_mwh,
  w.periods_loaded AS periods_loaded,
  w.first_period AS first_period,
  w.final_period AS final_period
FROM per_period y CROSS JOIN whole w
ORDER BY y.period;
