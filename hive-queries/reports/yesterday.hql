-- title: Usage of the newest day
-- number: Q4
-- question: How much electricity did a price area use on the newest day that is settled, hour by hour?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
-- columns:
--   hour | row | start of the hour on the Danish clock
--   usage_mwh | row | MWh, gross consumption in the hour
--   newest_day | all | Danish local day: the newest of which all hours are loaded (settlement comes 8 days late)
--   usage_of_day_mwh | all | MWh, gross consumption of the day
--   average_usage_mwh_per_hour | all | MWh per hour, mean of the day's hours
--   hours | all | hours of the day: 23, 24 or 25
-- chart: bar | hour | usage_mwh
-- answer: On {{newest_day}}, the newest day that is settled, {{region}} used {{usage_of_day_mwh}} MWh, {{average_usage_mwh_per_hour}} MWh per hour on average.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- empty: no whole day is loaded; settlement comes 8 days late, so load newer nights: elhus night NIGHT
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=DK1 -f hive-queries/reports/yesterday.hql
WITH newest AS (
  SELECT MAX(e.local_day) AS local_day
  FROM elhus.energy_day e JOIN elhus.calendar_day c ON c.local_day = e.local_day
  WHERE e.price_area = '${hivevar:region}' AND e.hours * 60 = c.day_minutes
)
SELECT
  SUBSTR(CAST(h.start_local AS STRING), 12, 5) AS hour,
  h.consumption_mwh AS usage_mwh,
  CAST(h.local_day AS STRING) AS newest_day,
  SUM(h.consumption_mwh) OVER () AS usage_of_day_mwh,
  CAST(ROUND(AVG(h.consumption_mwh) OVER (), 6) AS DECIMAL(18,6)) AS average_usage_mwh_per_hour,
  COUNT(*) OVER () AS hours
FROM elhus.energy_hour h
JOIN newest n
  ON h.local_month = SUBSTR(CAST(n.local_day AS STRING), 1, 7) AND h.local_day = n.local_day
WHERE h.price_area = '${hivevar:region}'
ORDER BY h.start_utc;
