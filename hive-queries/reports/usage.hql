-- title: Usage of a price area between two dates
-- number: Q4
-- question: How much electricity did a price area use per hour, on average, between two dates?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   start_date | date | required | first Danish local day, included | 2025-01-01
--   end_date | date | required | last Danish local day, included | 2025-01-07
--   per | total or day | total | one number for the whole period, or one row per day as well | day
-- columns:
--   day | row | Danish local day
--   day_average_usage | row | MWh per hour, mean gross consumption of the day's hours
--   day_hours | row | hours of the day that are loaded
--   average_usage | all | MWh per hour, mean gross consumption over all hours of the period that are loaded
--   hours | all | hours of the period that are loaded
-- chart: line | day | day_average_usage
-- answer: From {{start_date}} to {{end_date}} {{region}} used {{average_usage}} MWh per hour on average, over {{hours}} hours.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * 60 | price_area = '${hivevar:region}' | 8
-- contract: region, start_date, end_date, average_usage
-- empty: no hour of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar region=DK1 --hivevar start_date=2025-01-01 --hivevar end_date=2025-01-07 --hivevar per=day -f hive-queries/reports/usage.hql
WITH per_day AS (
  SELECT
    IF('${hivevar:per}' = 'day', CAST(local_day AS STRING), CAST(NULL AS STRING)) AS day,
    SUM(consumption_mwh) AS consumption_mwh,
    COUNT(consumption_mwh) AS hours
  FROM elhus.energy_hour
  WHERE price_area = '${hivevar:region}'
    AND local_month BETWEEN SUBSTR('${hivevar:start_date}', 1, 7) AND SUBSTR('${hivevar:end_date}', 1, 7)
    AND local_day BETWEEN DATE '${hivevar:start_date}' AND DATE '${hivevar:end_date}'
  GROUP BY IF('${hivevar:per}' = 'day', CAST(local_day AS STRING), CAST(NULL AS STRING))
)
SELECT
  day,
  IF(day IS NULL, NULL, CAST(ROUND(consumption_mwh / hours, 6) AS DECIMAL(18,6))) AS day_average_usage,
  IF(day IS NULL, NULL, hours) AS day_hours,
  CAST(ROUND(SUM(consumption_mwh) OVER () / SUM(hours) OVER (), 6) AS DECIMAL(18,6)) AS average_usage,
  SUM(hours) OVER () AS hours
FROM per_day
ORDER BY day;
