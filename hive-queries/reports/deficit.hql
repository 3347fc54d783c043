-- title: Hours in which consumption exceeds production
-- number: Q6
-- question: In how many hours was less electricity produced than used in a price area, and how much was missing?
-- parameters:
--   region | region or all | all | price area, or both of them | all
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
--   per | month or quarter | month | one row per area and month, or per area and quarter | quarter
-- columns:
--   period | row | Danish local month or quarter
--   price_area | row | price area: DK1 (west of the Great Belt) or DK2 (east)
--   deficit_hours | row | hours, in which production was below consumption
--   deficit_hours_percent | row | percent, of the hours that are loaded
--   deficit_mwh | row | MWh, missing in those hours, added up
--   largest_deficit_mwh | row | MWh, missing in the worst hour; of a shorter interval, what an hour like it would lack
--   surplus_mwh | row | MWh, left over in the other hours, added up
--   balance_mwh | row | MWh, production minus consumption of all hours; negative is a deficit
--   loaded_hours | row | hours of it that are loaded
--   overall_deficit_hours | all | hours, with a deficit in the whole period
--   overall_deficit_mwh | all | MWh, missing in those hours
--   overall_hours | all | hours of the whole period that are loaded
-- chart: bar | period | deficit_mwh | by price_area
-- answer: From {{start_month}} to {{end_month}} production was below consumption in {{overall_deficit_hours}} of {{overall_hours}} hours (price areas asked for: {{region}}); {{overall_deficit_mwh}} MWh were missing and came from neighbours.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * IF('${hivevar:region}' = 'all', 30, 60) | '${hivevar:region}' IN ('all', price_area) | 8
-- empty: no hour of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=all --hivevar start_month=2024-01 --hivevar end_month=2025-12 --hivevar per=month -f hive-queries/reports/deficit.hql
WITH dated AS (
  SELECT
    IF(
      '${hivevar:per}' = 'quarter',
      CONCAT(local_year, 'Q', CAST(QUARTER(CAST(CONCAT(local_month, '-01') AS DATE)) AS STRING)),
      local_month) AS period,
    b.*
  FROM elhus.energy_balance_month b
  WHERE ('${hivevar:region}' = 'all' OR price_area = '${hivevar:region}')
    AND local_year BETWEEN SUBSTR('${hivevar:start_month}', 1, 4) AND SUBSTR('${hivevar:end_month}', 1, 4)
    AND local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
),
per_period AS (
  SELECT
    period,
    price_area,
    CAST(SUM(deficit_minutes) / 60 AS DECIMAL(18,2)) AS deficit_hours,
    SUM(deficit_mwh) AS deficit_mwh,
    MAX(largest_deficit_mwh_per_hour) AS largest_deficit_mwh,
    SUM(excess_mwh) AS surplus_mwh,
    SUM(surplus_mwh) AS balance_mwh,
    SUM(hours) AS loaded_hours
  FROM dated
  GROUP BY period, price_area
)
SELECT
  period,
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
FROM per_period
ORDER BY period, price_area;
