-- title: Hours in which consumption exceeds production
-- number: Q6
-- question: In how many hours was less electricity produced than used in a price area, and how much was missing?
-- parameters:
--   region | region or all | all | price area, or both of them | all
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
-- columns:
--   local_month | row | Danish local month
--   price_area | row | price area: DK1 (west of the Great Belt) or DK2 (east)
--   deficit_hours | row | hours, in which production was below consumption
--   deficit_hours_percent | row | percent, of the hours that are loaded
--   deficit_mwh | row | MWh, missing in those hours, added up
--   largest_deficit_mwh | row | MWh, missing in the worst hour
--   surplus_mwh | row | MWh, left over in the other hours, added up
--   balance_mwh | row | MWh, production minus consumption of all hours; negative is a deficit
--   loaded_hours | row | hours of the month that are loaded
--   overall_deficit_hours | all | hours, with a deficit in the whole period
--   overall_deficit_mwh | all | MWh, missing in those hours
--   overall_hours | all | hours of the whole period that are loaded
-- chart: bar | local_month | deficit_mwh | by price_area
-- answer: From {{start_month}} to {{end_month}} production was below consumption in {{overall_deficit_hours}} of {{overall_hours}} hours (price areas asked for: {{region}}); {{overall_deficit_mwh}} MWh were missing and came from neighbours.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * IF('${hivevar:region}' = 'all', 30, 60) | '${hivevar:region}' IN ('all', price_area) | 8
-- empty: no hour of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar region=all --hivevar start_month=2024-01 --hivevar end_month=2025-12 -f hive-queries/reports/deficit.hql
WITH per_month AS (
  SELECT
    local_month,
    price_area,
    SUM(IF(surplus_mwh < 0, 1, 0)) AS deficit_hours,
    SUM(IF(surplus_mwh < 0, -surplus_mwh, 0)) AS deficit_mwh,
    MAX(IF(surplus_mwh < 0, -surplus_mwh, 0)) AS largest_deficit_mwh,
    SUM(IF(surplus_mwh > 0, surplus_mwh, 0)) AS surplus_mwh,
    SUM(surplus_mwh) AS balance_mwh,
    COUNT(surplus_mwh) AS loaded_hours
  FROM elhus.energy_hour
  WHERE ('${hivevar:region}' = 'all' OR price_area = '${hivevar:region}')
    AND local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
  GROUP BY local_month, price_area
)
SELECT
  local_month,
  price_area,
  deficit_hours,
  CAST(ROUND(100 * deficit_hours / loaded_hours, 2) AS DECIMAL(9,2)) AS deficit_hours_percent,
  deficit_mwh,
  largest_deficit_mwh,
  surplus_mwh,
  balance_mwh,
  loaded_hours,
  SUM(deficit_hours) OVER () AS overall_deficit_hours,
  SUM(deficit_mwh) OVER () AS overall_deficit_mwh,
  SUM(loaded_hours) OVER () AS overall_hours
FROM per_month
ORDER BY local_month, price_area;
