-- title: Demand of the next quarter, a simple forecast
-- number: Q14
-- question: How much electricity will a price area use in the next three months, by a simple forecast, and how far off was that forecast before?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   month | month | required | first month to forecast; only what lies before it is used | 2026-01
-- columns:
--   local_month | row | month
--   kind | row | held back: the forecast of a month that is known, to see how far off it is; forecast: a month to come
--   forecast_mwh_per_hour | row | MWh per hour, the same month of the year before, times the growth of the twelve months known three months ahead
--   actual_mwh_per_hour | row | MWh per hour, what it was; empty where it is not loaded
--   error_percent | row | percent, forecast against what it was; held-back months only
--   quarter_forecast_mwh | all | MWh, forecast of the three months together
--   held_back_months | all | months of the last twelve that could be forecast and compared
--   mean_error_percent | all | percent, mean size of the error of the held-back months
--   growth_percent | all | percent, growth that the forecast of the quarter uses
-- chart: line | local_month | forecast_mwh_per_hour, actual_mwh_per_hour
-- answer: In the three months from {{month}} on {{region}} will use about {{quarter_forecast_mwh}} MWh, by a simple forecast whose mean error was {{mean_error_percent}} % in {{held_back_months}} held-back months.
-- caution: This forecast is simple: last year's month times last year's growth. It knows nothing of weather, prices or new consumers. Its error was {{mean_error_percent}} % on average in {{held_back_months}} months that it was not shown.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- empty: no month of the year before is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar region=DK1 --hivevar month=2026-01 -f hive-queries/reports/demand-forecast.hql
-- Growth is 1 where the 24 months before are not all loaded. Each held-back month is forecast from what was known
-- three months before it, as the last month of a quarter is.
WITH actual AS (
  SELECT
    local_month,
    CAST(SUBSTR(local_month, 1, 4) AS INT) * 12 + CAST(SUBSTR(local_month, 6, 2) AS INT) AS number,
    consumption_mwh / hours AS mwh_per_hour
  FROM elhus.energy_month
  WHERE price_area = '${hivevar:region}' AND hours > 0
),
target AS (
  SELECT
    SUBSTR(CAST(ADD_MONTHS(CAST(CONCAT('${hivevar:month}', '-01') AS DATE), step - 12) AS STRING), 1, 7)
      AS local_month,
    CAST(SUBSTR('${hivevar:month}', 1, 4) AS INT) * 12 + CAST(SUBSTR('${hivevar:month}', 6, 2) AS INT) + step - 12
      AS number,
    step >= 12 AS is_to_come
  FROM (SELECT POSEXPLODE(SPLIT(SPACE(14), ' ')) AS (step, nothing)) steps
),
known AS (
  SELECT
    t.local_month,
    t.is_to_come,
    MAX(IF(a.number = t.number - 12, a.mwh_per_hour, NULL)) AS year_before,
    SUM(IF(a.number BETWEEN t.number - 14 AND t.number - 3, a.mwh_per_hour, NULL)) AS newer_sum,
    COUNT(IF(a.number BETWEEN t.number - 14 AND t.number - 3, 1, NULL)) AS newer_months,
    SUM(IF(a.number BETWEEN t.number - 26 AND t.number - 15, a.mwh_per_hour, NULL)) AS older_sum,
    COUNT(IF(a.number BETWEEN t.number - 26 AND t.number - 15, 1, NULL)) AS older_months,
    MAX(IF(a.number = t.number, a.mwh_per_hour, NULL)) AS mwh_per_hour
  FROM target t CROSS JOIN actual a
  GROUP BY t.local_month, t.is_to_come
),
guessed AS (
  SELECT
    local_month,
    is_to_come,
    IF(newer_months = 12 AND older_months = 12, newer_sum / older_sum, 1) AS growth,
    year_before * IF(newer_months = 12 AND older_months = 12, newer_sum / older_sum, 1) AS forecast,
    mwh_per_hour,
    DAY(LAST_DAY(CAST(CONCAT(local_month, '-01') AS DATE))) * 24 AS hours
  FROM known
  WHERE year_before IS NOT NULL
)
SELECT
  local_month,
  IF(is_to_come, 'forecast', 'held back') AS kind,
  CAST(ROUND(forecast, 3) AS DECIMAL(18,3)) AS forecast_mwh_per_hour,
  CAST(ROUND(mwh_per_hour, 3) AS DECIMAL(18,3)) AS actual_mwh_per_hour,
  CAST(ROUND(IF(is_to_come, NULL, 100 * (forecast / mwh_per_hour - 1)), 2) AS DECIMAL(9,2))
    AS error_percent,
  CAST(ROUND(SUM(IF(is_to_come, forecast * hours, 0)) OVER (), 0) AS DECIMAL(18,0))
    AS quarter_forecast_mwh,
  COUNT(IF(is_to_come, NULL, mwh_per_hour)) OVER () AS held_back_months,
  CAST(ROUND(AVG(IF(is_to_come, NULL, ABS(100 * (forecast / mwh_per_hour - 1)))) OVER (), 2)
    AS DECIMAL(9,2)) AS mean_error_percent,
  CAST(ROUND(MAX(IF(local_month = '${hivevar:month}', 100 * (growth - 1), NULL)) OVER (), 2)
    AS DECIMAL(9,2)) AS growth_percent
FROM guessed
ORDER BY local_month;
