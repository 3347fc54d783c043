-- title: Peak hours of a price area
-- number: Q5
-- question: At which hours of the day is most electricity used, per price area?
-- parameters:
--   region | region or all | all | price area, or both of them | all
--   start_date | date | required | first Danish local day, included | 2025-01-01
--   end_date | date | required | last Danish local day, included | 2025-01-31
-- columns:
--   price_area | row | price area: DK1 (west of the Great Belt) or DK2 (east)
--   hour_of_day | row | hour of the Danish clock, 00 is midnight to one
--   mean_usage_mwh_per_hour | row | MWh per hour, mean gross consumption in this hour of the day
--   highest_usage_mwh_per_hour | row | MWh per hour, highest gross consumption in this hour of any day
--   hours | row | hours that are loaded
--   peak_rank | row | 1 is the hour of the area with the highest mean
--   top_area | all | price area of the highest mean
--   top_hour | all | hour of the Danish clock of the highest mean
--   top_usage_mwh_per_hour | all | MWh per hour, that mean
-- chart: line | hour_of_day | mean_usage_mwh_per_hour | by price_area
-- answer: From {{start_date}} to {{end_date}} the highest usage was in {{top_area}} in the hour from {{top_hour}}: {{top_usage_mwh_per_hour}} MWh per hour on average.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * IF('${hivevar:region}' = 'all', 30, 60) | '${hivevar:region}' IN ('all', price_area) | 8
-- empty: no hour of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=all --hivevar start_date=2025-01-01 --hivevar end_date=2025-01-31 -f hive-queries/reports/peak-hours.hql
WITH by_hour AS (
  SELECT
    price_area,
    SUBSTR(CAST(start_local AS STRING), 12, 2) AS hour_of_day,
    CAST(ROUND(SUM(consumption_mwh) / COUNT(consumption_mwh), 6) AS DECIMAL(18,6)) AS mean_usage,
    MAX(consumption_mwh) AS highest_usage,
    COUNT(consumption_mwh) AS hours
  FROM elhus.energy_hour
  WHERE ('${hivevar:region}' = 'all' OR price_area = '${hivevar:region}')
    AND local_month BETWEEN SUBSTR('${hivevar:start_date}', 1, 7) AND SUBSTR('${hivevar:end_date}', 1, 7)
    AND local_day BETWEEN DATE '${hivevar:start_date}' AND DATE '${hivevar:end_date}'
  GROUP BY price_area, SUBSTR(CAST(start_local AS STRING), 12, 2)
)
SELECT
  price_area,
  hour_of_day,
  mean_usage AS mean_usage_mwh_per_hour,
  highest_usage AS highest_usage_mwh_per_hour,
  hours,
  RANK() OVER (PARTITION BY price_area ORDER BY mean_usage DESC) AS peak_rank,
  FIRST_VALUE(price_area) OVER (ORDER BY mean_usage DESC, price_area, hour_of_day) AS top_area,
  FIRST_VALUE(hour_of_day) OVER (ORDER BY mean_usage DESC, price_area, hour_of_day) AS top_hour,
  MAX(mean_usage) OVER () AS top_usage_mwh_per_hour
FROM by_hour
ORDER BY price_area, hour_of_day;
