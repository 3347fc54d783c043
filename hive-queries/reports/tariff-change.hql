-- title: Usage before and after a tariff change
-- number: Q8
-- question: Did a price area use electricity otherwise after a tariff change, on the same weekdays?
-- parameters:
--   company | company | required | grid company, by GLN or name | N1
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
--   change_date | date | required | first Danish day of the new tariff | 2025-04-01
--   weeks | int 1..26 | 4 | whole weeks to compare on each side | 4
-- columns:
--   weekday | row | 1 Monday to 7 Sunday
--   before_mwh_per_hour | row | MWh per hour, mean gross consumption on that weekday before the change
--   after_mwh_per_hour | row | MWh per hour, mean gross consumption on that weekday from the change on
--   change_percent | row | percent, after against before
--   days_before | row | days of that weekday that are loaded before the change
--   days_after | row | days of that weekday that are loaded from the change on
--   usage_before_mwh_per_hour | all | MWh per hour, mean over the weekdays before
--   usage_after_mwh_per_hour | all | MWh per hour, mean over the weekdays after
--   peak_share_before_percent | all | percent, share of the hours 17 to 21 in the usage before
--   peak_share_after_percent | all | percent, share of the hours 17 to 21 in the usage after
--   tariff_before_dkk_per_kwh | all | DKK/kWh, mean grid tariff of the day's hours before, without VAT
--   tariff_after_dkk_per_kwh | all | DKK/kWh, mean grid tariff of the day's hours after, without VAT
--   n | all | days compared, both sides
--   first_day | all | first day that is compared
--   last_day | all | last day that is compared
-- chart: bar | weekday | before_mwh_per_hour, after_mwh_per_hour
-- answer: Around {{change_date}} the mean grid tariff of {{company}} went from {{tariff_before_dkk_per_kwh}} to {{tariff_after_dkk_per_kwh}} DKK per kWh; usage in {{region}} went from {{usage_before_mwh_per_hour}} to {{usage_after_mwh_per_hour}} MWh per hour, and the share of the evening peak from {{peak_share_before_percent}} to {{peak_share_after_percent}} %.
-- caution: n = {{n}} days from {{first_day}} to {{last_day}}. A difference is no proof that the tariff caused it: weather, daylight, holidays and prices change too, and a price area has many grid companies.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * 60 | price_area = '${hivevar:region}' | 8
-- empty: no hour of the weeks around the change is loaded, or the company is unknown
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar company=N1 --hivevar region=DK1 --hivevar change_date=2025-04-01 --hivevar weeks=4 -f hive-queries/reports/tariff-change.hql
WITH tariff_mean AS (
  SELECT
    AVG(IF(local_day < DATE '${hivevar:change_date}', grid_tariff_dkk_per_kwh, NULL)) AS before,
    AVG(IF(local_day >= DATE '${hivevar:change_date}', grid_tariff_dkk_per_kwh, NULL)) AS after
  FROM elhus.household_tariff
  WHERE (gln = '${hivevar:company}' OR LOWER(company) = LOWER('${hivevar:company}'))
    AND local_day BETWEEN DATE_SUB(DATE '${hivevar:change_date}', 7 * ${hivevar:weeks})
      AND DATE_ADD(DATE '${hivevar:change_date}', 7 * ${hivevar:weeks} - 1)
),
usage_of_day AS (
  SELECT
    h.local_day,
    c.weekday,
    h.local_day >= DATE '${hivevar:change_date}' AS is_after,
    SUM(h.consumption_mwh) AS mwh,
    COUNT(h.consumption_mwh) AS hours,
    SUM(IF(HOUR(h.start_local) BETWEEN 17 AND 20, h.consumption_mwh, 0)) AS peak_mwh
  FROM elhus.energy_hour h JOIN elhus.calendar_day c ON c.local_day = h.local_day
  WHERE h.price_area = '${hivevar:region}'
    AND h.local_month
      BETWEEN SUBSTR(CAST(DATE_SUB(DATE '${hivevar:change_date}', 7 * ${hivevar:weeks}) AS STRING), 1, 7)
      AND SUBSTR(CAST(DATE_ADD(DATE '${hivevar:change_date}', 7 * ${hivevar:weeks} - 1) AS STRING), 1, 7)
    AND h.local_day BETWEEN DATE_SUB(DATE '${hivevar:change_date}', 7 * ${hivevar:weeks})
      AND DATE_ADD(DATE '${hivevar:change_date}', 7 * ${hivevar:weeks} - 1)
  GROUP BY h.local_day, c.weekday, h.local_day >= DATE '${hivevar:change_date}'
),
per_weekday AS (
  SELECT
    weekday,
    SUM(IF(is_after, 0, mwh)) / SUM(IF(is_after, 0, hours)) AS before,
    SUM(IF(is_after, mwh, 0)) / SUM(IF(is_after, hours, 0)) AS after,
    SUM(IF(is_after, 0, peak_mwh)) AS peak_before,
    SUM(IF(is_after, peak_mwh, 0)) AS peak_after,
    SUM(IF(is_after, 0, mwh)) AS mwh_before,
    SUM(IF(is_after, mwh, 0)) AS mwh_after,
    SUM(IF(is_after, 0, 1)) AS days_before,
    SUM(IF(is_after, 1, 0)) AS days_after,
    MIN(local_day) AS first_day,
    MAX(local_day) AS last_day
  FROM usage_of_day
  GROUP BY weekday
)
SELECT
  w.weekday AS weekday,
  CAST(ROUND(w.before, 3) AS DECIMAL(18,3)) AS before_mwh_per_hour,
  CAST(ROUND(w.after, 3) AS DECIMAL(18,3)) AS after_mwh_per_hour,
  CAST(ROUND(100 * (w.after / w.before - 1), 2) AS DECIMAL(9,2)) AS change_percent,
  w.days_before AS days_before,
  w.days_after AS days_after,
  CAST(ROUND(AVG(w.before) OVER (), 3) AS DECIMAL(18,3)) AS usage_before_mwh_per_hour,
  CAST(ROUND(AVG(w.after) OVER (), 3) AS DECIMAL(18,3)) AS usage_after_mwh_per_hour,
  CAST(ROUND(100 * SUM(w.peak_before) OVER () / SUM(w.mwh_before) OVER (), 2) AS DECIMAL(9,2))
    AS peak_share_before_percent,
  CAST(ROUND(100 * SUM(w.peak_after) OVER () / SUM(w.mwh_after) OVER (), 2) AS DECIMAL(9,2))
    AS peak_share_after_percent,
  CAST(ROUND(t.before, 6) AS DECIMAL(18,6)) AS tariff_before_dkk_per_kwh,
  CAST(ROUND(t.after, 6) AS DECIMAL(18,6)) AS tariff_after_dkk_per_kwh,
  SUM(w.days_before + w.days_after) OVER () AS n,
  CAST(MIN(w.first_day) OVER () AS STRING) AS first_day,
  CAST(MAX(w.last_day) OVER () AS STRING) AS last_day
FROM per_weekday w CROSS JOIN tariff_mean t
ORDER BY w.weekday;
