-- title: Municipalities with similar load profiles
-- number: Q12
-- question: Which municipalities use electricity at the same hours as a given one, whatever their size?
-- parameters:
--   municipality | municipality | required | municipality to compare with, by code or name | 851
--   start_month | month | required | first month, included | 2025-01
--   end_month | month | required | last month, included | 2025-01
--   count | int 1..97 | 10 | how many to list | 5
--   branch | households or all | households | households, or all branches that the source has (from 2025 on it has households only) | households
-- columns:
--   place | row | 1 is the most similar
--   municipality | row | name of the municipality
--   municipality_code | row | code of the municipality
--   price_area | row | price area that it lies in
--   similarity | row | correlation of the two profiles, 1 is the same shape; a profile is the mean of each hour of working days and of other days, divided by the municipality's own mean
--   hours_compared | row | hours of the profiles that both have, 48 when all are loaded
--   mean_usage_kwh_per_hour | row | kWh per hour, mean consumption
--   compared_with | all | name of the municipality compared with
--   most_similar | all | the most similar one
--   highest_similarity | all | its similarity
-- chart: bar | municipality | similarity
-- answer: From {{start_month}} to {{end_month}} the load profile of {{most_similar}} is most like that of {{compared_with}}: a correlation of {{highest_similarity}}.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   month | municipal_consumption_month | MAX(hours) | branch = 'Privat' | 15
-- empty: no month of the period is loaded, or the municipality is unknown
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar municipality=851 --hivevar start_month=2025-01 --hivevar end_month=2025-01 --hivevar count=5 --hivevar branch=households -f hive-queries/reports/similar-profiles.hql
WITH of_month AS (
  SELECT
    municipality_code,
    local_month,
    working_day,
    local_hour AS hour_of_day,
    SUM(consumption_kwh) AS kwh,
    MAX(hours) AS hours
  FROM elhus.load_profile
  WHERE ('${hivevar:branch}' = 'all' OR branch = 'Privat')
    AND local_year BETWEEN SUBSTR('${hivevar:start_month}', 1, 4) AND SUBSTR('${hivevar:end_month}', 1, 4)
    AND local_month BETWEEN '${hivevar:start_month}' AND '${hivevar:end_month}'
  GROUP BY municipality_code, local_month, working_day, local_hour
),
slot AS (
  SELECT municipality_code, working_day, hour_of_day, SUM(kwh) AS kwh, SUM(hours) AS hours
  FROM of_month
  GROUP BY municipality_code, working_day, hour_of_day
),
profile AS (
  SELECT
    municipality_code,
    working_day,
    hour_of_day,
    SUM(kwh) OVER (PARTITION BY municipality_code)
      / SUM(hours) OVER (PARTITION BY municipality_code) AS mean,
    (kwh / hours) / (SUM(kwh) OVER (PARTITION BY municipality_code)
      / SUM(hours) OVER (PARTITION BY municipality_code)) AS shape
  FROM slot
),
chosen AS (
  SELECT p.*, m.name
  FROM profile p JOIN elhus.municipality m ON m.municipality_code = p.municipality_code
  WHERE '${hivevar:municipality}' = m.municipality_code OR LOWER(m.name) = LOWER('${hivevar:municipality}')
),
compared AS (
  SELECT
    c.name AS compared_with,
    o.municipality_code,
    CORR(CAST(c.shape AS DOUBLE), CAST(o.shape AS DOUBLE)) AS similarity,
    COUNT(*) AS hours_compared,
    MAX(o.mean) AS mean
  FROM chosen c
  JOIN profile o ON o.working_day = c.working_day AND o.hour_of_day = c.hour_of_day
  WHERE o.municipality_code <> c.municipality_code
  GROUP BY c.name, o.municipality_code
),
ranked AS (
  SELECT
    ROW_NUMBER() OVER (ORDER BY c.similarity DESC, m.name) AS place,
    m.name,
    c.municipality_code,
    m.price_area,
    CAST(c.similarity AS DECIMAL(9,4)) AS similarity,
    c.hours_compared,
    c.mean,
    c.compared_with
  FROM compared c JOIN elhus.municipality m ON m.municipality_code = c.municipality_code
)
SELECT
  place,
  name AS municipality,
  municipality_code,
  price_area,
  similarity,
  hours_compared,
  CAST(ROUND(mean, 3) AS DECIMAL(18,3)) AS mean_usage_kwh_per_hour,
  compared_with,
  FIRST_VALUE(name) OVER (ORDER BY place) AS most_similar,
  MAX(similarity) OVER () AS highest_similarity
FROM ranked
WHERE place <= ${hivevar:count}
ORDER BY place;
