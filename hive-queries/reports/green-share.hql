-- title: Share of green production
-- number: Q3
-- question: What share of the electricity produced came from wind, sun and water, per price area and month or quarter?
-- parameters:
--   region | region or all | all | price area, or both of them | all
--   start_month | month | required | first month, included | 2024-01
--   end_month | month | required | last month, included | 2025-12
--   per | month or quarter | month | one row per area and month, or per area and quarter | quarter
-- columns:
--   period | row | Danish local month or quarter
--   price_area | row | price area: DK1 (west of the Great Belt) or DK2 (east)
--   green_share_percent | row | percent, green production of all production
--   green_production_mwh | row | MWh, production of wind, solar and hydro
--   wind_production_mwh | row | MWh, production of offshore and onshore wind
--   solar_production_mwh | row | MWh, production of solar plants
--   hydro_production_mwh | row | MWh, production of hydro power
--   production_mwh | row | MWh, production of all kinds
--   loaded_hours | row | hours of it that are loaded
--   overall_green_share_percent | all | percent, green production of all production, whole period, all areas asked for
-- chart: line | period | green_share_percent | by price_area
-- answer: From {{start_month}} to {{end_month}}, {{overall_green_share_percent}} % of the electricity produced (price areas asked for: {{region}}) came from wind, sun and water.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | energy_day | SUM(hours) * IF('${hivevar:region}' = 'all', 30, 60) | '${hivevar:region}' IN ('all', price_area) | 8
-- empty: no month of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar region=all --hivevar start_month=2024-01 --hivevar end_month=2025-12 --hivevar per=month -f hive-queries/reports/green-share.hql
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
    SUM(green_mwh) AS green_mwh,
    SUM(offshore_wind_mwh + onshore_wind_mwh) AS wind_mwh,
    SUM(solar_power_mwh) AS solar_mwh,
    SUM(hydro_power_mwh) AS hydro_mwh,
    SUM(production_mwh) AS production_mwh,
    SUM(hours) AS hours
  FROM dated
  GROUP BY period, price_area
)
SELECT
  period,
  price_area,
  CAST(ROUND(100 * green_mwh / production_mwh, 2) AS DECIMAL(9,2)) AS green_share_percent,
  green_mwh AS green_production_mwh,
  wind_mwh AS wind_production_mwh,
  solar_mwh AS solar_production_mwh,
  hydro_mwh AS hydro_production_mwh,
  production_mwh,
  hours AS loaded_hours,
  CAST(ROUND(100 * SUM(green_mwh) OVER () / SUM(production_mwh) OVER (), 2) AS DECIMAL(9,2))
    AS overall_green_share_percent
FROM per_period
ORDER BY period, price_area;
