-- title: Daily average per municipality, ranked
-- number: Q11
-- question: How much electricity does each municipality use per day, and who uses most?
-- parameters:
--   start_date | date | required | first Danish local day, included | 2025-01-01
--   end_date | date | required | last Danish local day, included | 2025-01-31
--   region | region or all | all | price area, or both of them | all
--   branch | households or all | households | households, or all branches that the source has (from 2025 on it has households only) | households
-- columns:
--   place | row | 1 uses most
--   municipality | row | name of the municipality
--   municipality_code | row | code of the municipality
--   price_area | row | price area that it lies in
--   mean_usage_kwh_per_day | row | kWh, consumption of its loaded days divided by their number
--   kwh_per_person_per_day | row | kWh, the same per inhabitant at the newest count that is not after the period; empty when no count is loaded
--   days | row | days that are loaded
--   municipalities | all | municipalities that are loaded
--   most_municipality | all | the one that uses most
--   most_kwh_per_day | all | kWh, its daily average
-- chart: bar | municipality | mean_usage_kwh_per_day
-- answer: From {{start_date}} to {{end_date}}, of {{municipalities}} municipalities {{most_municipality}} used most: {{most_kwh_per_day}} kWh per day.
-- source: Energinet (Energi Data Service), CC BY 4.0; Statistics Denmark (FOLK1A), CC BY 4.0
-- coverage:
--   day | municipal_consumption_day | MAX(hours) * 60 | branch = 'Privat' | 15
-- empty: no day of the period is loaded
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar start_date=2025-01-01 --hivevar end_date=2025-01-31 --hivevar region=all --hivevar branch=households -f hive-queries/reports/municipality-ranking.hql
WITH per_day AS (
  SELECT municipality_code, local_day, SUM(consumption_kwh) AS kwh
  FROM elhus.municipal_consumption_day
  WHERE local_year BETWEEN SUBSTR('${hivevar:start_date}', 1, 4) AND SUBSTR('${hivevar:end_date}', 1, 4)
    AND local_day BETWEEN DATE '${hivevar:start_date}' AND DATE '${hivevar:end_date}'
    AND ('${hivevar:branch}' = 'all' OR branch = 'Privat')
  GROUP BY municipality_code, local_day
),
average AS (
  SELECT municipality_code, SUM(kwh) / COUNT(*) AS kwh_per_day, COUNT(*) AS days
  FROM per_day
  GROUP BY municipality_code
),
counted AS (
  SELECT
    municipality_code,
    persons,
    ROW_NUMBER() OVER (PARTITION BY municipality_code ORDER BY first_day DESC) AS newest
  FROM elhus.population
  WHERE first_day <= DATE '${hivevar:end_date}' AND persons IS NOT NULL
)
SELECT
  RANK() OVER (ORDER BY a.kwh_per_day DESC) AS place,
  m.name AS municipality,
  a.municipality_code AS municipality_code,
  m.price_area AS price_area,
  CAST(ROUND(a.kwh_per_day, 3) AS DECIMAL(18,3)) AS mean_usage_kwh_per_day,
  CAST(ROUND(a.kwh_per_day / c.persons, 3) AS DECIMAL(18,3)) AS kwh_per_person_per_day,
  a.days AS days,
  COUNT(*) OVER () AS municipalities,
  FIRST_VALUE(m.name) OVER (ORDER BY a.kwh_per_day DESC, m.name) AS most_municipality,
  CAST(ROUND(MAX(a.kwh_per_day) OVER (), 3) AS DECIMAL(18,3)) AS most_kwh_per_day
FROM average a
JOIN elhus.municipality m ON m.municipality_code = a.municipality_code
LEFT JOIN counted c ON c.municipality_code = a.municipality_code AND c.newest = 1
WHERE '${hivevar:region}' IN ('all', m.price_area)
ORDER BY place, municipality;
