-- title: Spot price per day, month or quarter
-- number: Q1
-- question: What did electricity cost in a price area, per day, month or quarter, and over the whole period?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   start_date | date | required | first Danish local day, included | 2025-10-01
--   end_date | date | required | last Danish local day, included | 2025-10-31
--   per | day or month or quarter | day | one row per day, month or quarter (of one that the period cuts: the days within it) | month
-- columns:
--   period | row | Danish local day, month or quarter
--   mean_price_dkk_per_mwh | row | DKK/MWh, mean weighted by the time each price was valid
--   min_price_dkk_per_mwh | row | DKK/MWh, lowest price of an interval
--   max_price_dkk_per_mwh | row | DKK/MWh, highest price of an interval
--   mean_price_eur_per_mwh | row | EUR/MWh, mean weighted by the time each price was valid
--   priced_hours | row | hours that have a price in DKK
--   overall_mean_dkk_per_mwh | all | DKK/MWh, time-weighted mean over the whole period
--   overall_min_dkk_per_mwh | all | DKK/MWh, lowest price of the whole period
--   overall_max_dkk_per_mwh | all | DKK/MWh, highest price of the whole period
--   overall_hours | all | hours of the whole period that have a price in DKK
-- chart: line | period | mean_price_dkk_per_mwh, min_price_dkk_per_mwh, max_price_dkk_per_mwh
-- answer: From {{start_date}} to {{end_date}} a MWh cost {{overall_mean_dkk_per_mwh}} DKK on average in {{region}}, between {{overall_min_dkk_per_mwh}} and {{overall_max_dkk_per_mwh}} DKK.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | spot_price_day | SUM(priced_minutes_dkk) | price_area = '${hivevar:region}' | 0
-- empty: no price of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=DK1 --hivevar start_date=2025-10-01 --hivevar end_date=2025-10-31 --hivevar per=month -f hive-queries/reports/price.hql
WITH dated AS (
  SELECT
    CASE '${hivevar:per}'
      WHEN 'month' THEN SUBSTR(CAST(local_day AS STRING), 1, 7)
      WHEN 'quarter' THEN CONCAT(local_year, 'Q', CAST(QUARTER(local_day) AS STRING))
      ELSE CAST(local_day AS STRING)
    END AS period,
    p.*
  FROM elhus.spot_price_day p
  WHERE price_area = '${hivevar:region}'
    AND local_year BETWEEN SUBSTR('${hivevar:start_date}', 1, 4) AND SUBSTR('${hivevar:end_date}', 1, 4)
    AND local_day BETWEEN DATE '${hivevar:start_date}' AND DATE '${hivevar:end_date}'
),
per_period AS (
  SELECT
    period,
    SUM(price_minutes_dkk) AS price_minutes_dkk,
    SUM(priced_minutes_dkk) AS priced_minutes_dkk,
    SUM(price_minutes_eur) AS price_minutes_eur,
    SUM(priced_minutes_eur) AS priced_minutes_eur,
    MIN(min_price_dkk_per_mwh) AS min_price_dkk_per_mwh,
    MAX(max_price_dkk_per_mwh) AS max_price_dkk_per_mwh
  FROM dated
  GROUP BY period
)
SELECT
  period,
  CAST(ROUND(price_minutes_dkk / priced_minutes_dkk, 6) AS DECIMAL(18,6)) AS mean_price_dkk_per_mwh,
  min_price_dkk_per_mwh,
  max_price_dkk_per_mwh,
  CAST(ROUND(price_minutes_eur / priced_minutes_eur, 6) AS DECIMAL(18,6)) AS mean_price_eur_per_mwh,
  CAST(priced_minutes_dkk / 60 AS DECIMAL(10,2)) AS priced_hours,
  CAST(ROUND(SUM(price_minutes_dkk) OVER () / SUM(priced_minutes_dkk) OVER (), 6) AS DECIMAL(18,6))
    AS overall_mean_dkk_per_mwh,
  MIN(min_price_dkk_per_mwh) OVER () AS overall_min_dkk_per_mwh,
  MAX(max_price_dkk_per_mwh) OVER () AS overall_max_dkk_per_mwh,
  CAST(SUM(priced_minutes_dkk) OVER () / 60 AS DECIMAL(10,2)) AS overall_hours
FROM per_period
ORDER BY period;
