CREATE OR REPLACE VIEW elhus.demand_forecast_month (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_month COMMENT 'Danish local month, yyyy-MM',
  forecast_mwh_per_hour COMMENT 'MWh per hour, forecast from what is known three months before',
  actual_mwh_per_hour COMMENT 'MWh per hour, what it was; NULL where it is not loaded',
  error_percent COMMENT 'percent, forecast against what it was; NULL where that is not loaded',
  growth_percent COMMENT 'percent, growth of those twelve months against the twelve before; 0 where the 24 months are not all loaded',
  month_hours COMMENT 'hours of the month, 24 for each of its days'
)
COMMENT 'Simple seasonal forecast of gross consumption per price area and Danish local month, as of the edition: the same month of the year before, times the growth of the twelve months that are known three months ahead. Where the month is known by now it is held back from its own forecast, and the error says how far off that was'
AS WITH actual AS (
  SELECT
    price_area,
    CAST(SUBSTR(local_month, 1, 4) AS INT) * 12 + CAST(SUBSTR(local_month, 6, 2) AS INT) AS number,
    consumption_mwh / hours AS mwh_per_hour
  FROM elhus.energy_month
  WHERE hours > 0
),
-- Every month that has one a year before it; those to come have no value yet.
asked AS (
  SELECT price_area, number, MAX(mwh_per_hour) AS mwh_per_hour, MAX(year_before) AS year_before
  FROM (
    SELECT price_area, number, mwh_per_hour, NULL AS year_before FROM actual
    UNION ALL
    SELECT price_area, number + 12, NULL, mwh_per_hour FROM actual
  ) both_years
  GROUP BY price_area, number
),
-- Hive takes a range that ends before its row for one that ends a row earlier, so each ends with its row.
summed AS (
  SELECT
    price_area,
    number,
    mwh_per_hour AS actual,
    year_before,
    SUM(COALESCE(mwh_per_hour, 0)) OVER (PARTITION BY price_area ORDER BY number
      RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS sum_2,
    COUNT(mwh_per_hour) OVER (PARTITION BY price_area ORDER BY number
      RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS count_2,
    SUM(COALESCE(mwh_per_hour, 0)) OVER (PARTITION BY price_area ORDER BY number
      RANGE BETWEEN 14 PRECEDING AND CURRENT ROW) AS sum_14,
    COUNT(mwh_per_hour) OVER (PARTITION BY price_area ORDER BY number
      RANGE BETWEEN 14 PRECEDING AND CURRENT ROW) AS count_14,
    SUM(COALESCE(mwh_per_hour, 0)) OVER (PARTITION BY price_area ORDER BY number
      RANGE BETWEEN 26 PRECEDING AND CURRENT ROW) AS sum_26,
    COUNT(mwh_per_hour) OVER (PARTITION BY price_area ORDER BY number
      RANGE BETWEEN 26 PRECEDING AND CURRENT ROW) AS count_26
  FROM asked
),
-- Nothing newer than three months before counts.
known AS (
  SELECT
    price_area,
    number,
    actual,
    year_before,
    sum_14 - sum_2 AS newer_sum,
    count_14 - count_2 AS newer_months,
    sum_26 - sum_14 AS older_sum,
    count_26 - count_14 AS older_months
  FROM summed
),
guessed AS (
  SELECT
    price_area,
    CONCAT(
      CAST(FLOOR((number - 1) / 12) AS STRING),
      '-',
      LPAD(CAST(PMOD(number - 1, 12) + 1 AS STRING), 2, '0')) AS local_month,
    year_before,
    actual,
    IF(newer_months = 12 AND older_months = 12, newer_sum / older_sum, 1) AS growth
  FROM known
  WHERE year_before IS NOT NULL
)
SELECT
  price_area,
  local_month,
  CAST(ROUND(year_before * growth, 6) AS DECIMAL(18,6)),
  CAST(ROUND(actual, 6) AS DECIMAL(18,6)),
  CAST(ROUND(100 * (year_before * growth / actual - 1), 2) AS DECIMAL(9,2)),
  CAST(ROUND(100 * (growth - 1), 2) AS DECIMAL(9,2)),
  CAST(DAY(LAST_DAY(CAST(CONCAT(local_month, '-01') AS DATE))) * 24 AS INT)
FROM guessed;
