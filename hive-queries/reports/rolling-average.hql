-- title: Rolling average of the last 24 hours
-- number: Q4
-- question: How much electricity did a price area use per hour, on average, in the last 24 settled hours?
-- parameters:
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
-- columns:
--   rolling_avg | all | MWh per hour, mean gross consumption over the hours that exist among the last 24 of clock time
--   hours_in_window | all | how many of those 24 hours exist
--   last_hour_utc | all | start of the newest settled hour, UTC
--   last_hour_local | all | the same in Danish time
-- chart: bar | last_hour_local | rolling_avg
-- answer: In the last 24 hours that {{region}} is settled for, until the hour {{last_hour_local}}, it used {{rolling_avg}} MWh per hour on average, over {{hours_in_window}} hours.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- contract: region, rolling_avg, hours_in_window unless 24
-- empty: no settled hour of the two months before the edition is loaded; settlement comes 8 days late, so load newer nights: elhus night NIGHT
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=DK1 -f hive-queries/reports/rolling-average.hql
-- The newest settled hour is some eight days older than the edition, so only the last two or three
-- months are read. Times are text, lest a client's own time zone bends them.
SELECT
  rolling_avg_consumption_mwh AS rolling_avg,
  hours_in_window,
  CAST(start_utc AS STRING) AS last_hour_utc,
  CAST(start_local AS STRING) AS last_hour_local
FROM elhus.consumption_rolling_24h
WHERE price_area = '${hivevar:region}'
  AND local_month >= SUBSTR(CAST(DATE_SUB(elhus.edition_night(elhus.edition()), 62) AS STRING), 1, 7)
ORDER BY last_hour_utc DESC
LIMIT 1;
