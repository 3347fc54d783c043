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
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=DK1 --hivevar month=2026-01 -f hive-queries/reports/demand-forecast.hql
-- elhus.demand_forecast_month reckons each month from what was known three months before it.
WITH chosen AS (
  SELECT f.*, local_month >= '${hivevar:month}' AS is_to_come
  FROM elhus.demand_forecast_month f
  WHERE price_area = '${hivevar:region}'
    AND local_month
      BETWEEN SUBSTR(CAST(ADD_MONTHS(CAST(CONCAT('${hivevar:month}', '-01') AS DATE), -12) AS STRING), 1, 7)
      AND SUBSTR(CAST(ADD_MONTHS(CAST(CONCAT('${hivevar:month}', '-01') AS DATE), 2) AS STRING), 1, 7)
)
SELECT
  local_month,
  IF(is_to_come, 'forecast', 'held back') AS kind,
  CAST(ROUND(forecast_mwh_per_hour, 3) AS DECIMAL(18,3)) AS forecast_mwh_per_hour,
  CAST(ROUND(actual_mwh_per_hour, 3) AS DECIMAL(18,3)) AS actual_mwh_per_hour,
  IF(is_to_come, NULL, error_percent) AS error_percent,
  CAST(ROUND(SUM(IF(is_to_come, forecast_mwh_per_hour * month_hours, 0)) OVER (), 0) AS DECIMAL(18,0))
    AS quarter_forecast_mwh,
  COUNT(IF(is_to_come, NULL, actual_mwh_per_hour)) OVER () AS held_back_months,
  CAST(ROUND(AVG(IF(is_to_come, NULL, ABS(error_percent))) OVER (), 2) AS DECIMAL(9,2))
    AS mean_error_percent,
  MAX(IF(local_month = '${hivevar:month}', growth_percent, NULL)) OVER () AS growth_percent
FROM chosen
ORDER BY local_month;
