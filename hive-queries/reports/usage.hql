-- title: Usage of a price area between two dates
-- number: Q4
-- question: How much electricity did a price area use per hour, on average, between two dates?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   start_date | date | required | first Danish local day, included | 2025-01-01
--   end_date | date | required | last Danish local day, included | 2025-01-07
--   per | total or day or month or quarter | total | one number for the whole period, or one row per day, month or quarter as well | day
-- columns:
--   period | row | Danish local day, month or quarter
--   period_average_usage | row | MWh per hour, mean gross consumption of its hours
--   period_hours | row | hours of it that are loaded
--   average_usage | all | MWh per hour, mean gross consumption over all hours of the period that are loaded
--   hours | all | hours of the period that are loaded
-- chart: line | period | period_average_usage
-- answer: From {{start_date}} to {{end_date}} {{region}} used {{average_usage}} MWh per hour on average, over {{hours}} hours.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * 60 | price_area = '${hivevar:region}' | 8
-- contract: region, start_date, end_date, average_usage
-- empty: no hour of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=DK1 --hivevar start_date=2025-01-01 --hivevar end_date=2025-01-07 --hivevar per=day -f hive-queries/reports/usage.hql
WITH dated AS (
  SELECT
    CASE '${hivevar:per}'
      WHEN 'day' THEN CAST(local_day AS STRING)
      WHEN 'month' THEN SUBSTR(CAST(local_day AS STRING), 1, 7)
      WHEN 'quarter' THEN CONCAT(local_year, 'Q', CAST(QUARTER(local_day) AS STRING))
      ELSE CAST(NULL AS STRING)
    END AS period,
    consumption_mwh,
    hours
  FROM elhus.energy_day
  WHERE price_area = '${hivevar:region}'
    AND local_year BETWEEN SUBSTR('${hivevar:start_date}', 1, 4) AND SUBSTR('${hivevar:end_date}', 1, 4)
    AND local_day BETWEEN DATE '${hivevar:start_date}' AND DATE '${hivevar:end_date}'
),
per_period AS (
  SELECT period, SUM(consumption_mwh) AS consumption_mwh, SUM(hours) AS hours
  FROM dated
  GROUP BY period
)
SELECT
  period,
  IF(period IS NULL, NULL, CAST(ROUND(consumption_mwh / hours, 6) AS DECIMAL(18,6)))
    AS period_average_usage,
  IF(period IS NULL, NULL, hours) AS period_hours,
  CAST(ROUND(SUM(consumption_mwh) OVER () / SUM(hours) OVER (), 6) AS DECIMAL(18,6)) AS average_usage,
  SUM(hours) OVER () AS hours
FROM per_period
ORDER BY period;
