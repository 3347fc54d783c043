-- title: Share of green production
-- number: Q3
-- question: What share of the electricity produced came from wind, sun and water, per price area and month?
-- parameters:
--   region | region or all | all | price area, or both of them | all
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
-- columns:
--   local_month | row | Danish local month
--   price_area | row | price area: DK1 (west of the Great Belt) or DK2 (east)
--   green_share_percent | row | percent, green production of all production
--   green_production_mwh | row | MWh, production of wind, solar and hydro
--   production_mwh | row | MWh, production of all kinds
--   loaded_hours | row | hours of the month that are loaded
--   overall_green_share_percent | all | percent, green production of all production, whole period, all areas asked for
-- chart: line | local_month | green_share_percent | by price_area
-- answer: From {{start_month}} to {{end_month}}, {{overall_green_share_percent}} % of the electricity produced (price areas asked for: {{region}}) came from wind, sun and water.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * IF('${hivevar:region}' = 'all', 30, 60) | '${hivevar:region}' IN ('all', price_area) | 8
-- empty: no month of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar region=all --hivevar start_month=2024-01 --hivevar end_month=2025-12 -f hive-queries/reports/green-share.hql
SELECT
  local_month,
  price_area,
  CAST(ROUND(100 * green_mwh / production_mwh, 2) AS DECIMAL(9,2)) AS green_share_percent,
  green_mwh AS green_production_mwh,
  production_mwh,
  hours AS loaded_hours,
  CAST(ROUND(100 * SUM(green_mwh) OVER () / SUM(production_mwh) OVER (), 2) AS DECIMAL(9,2))
    AS overall_green_share_percent
FROM elhus.energy_month
WHERE ('${hivevar:region}' = 'all' OR price_area = '${hivevar:region}')
  AND local_year BETWEEN SUBSTR('${hivevar:start_month}', 1, 4) AND SUBSTR('${hivevar:end_month}', 1, 4)
  AND local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
ORDER BY local_month, price_area;
