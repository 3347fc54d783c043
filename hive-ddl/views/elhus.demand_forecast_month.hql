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
    CAST(ROUND(consumption_mwh / hours, 6) AS DECIMAL(18,6)) AS mwh_per_hour
  FROM elhus.energy_month
  WHERE hours > 0
),
-- Every month that is known, and those that have one a year before them.
asked AS (
  SELECT DISTINCT price_area, number
  FROM (
    SELECT price_area, number FROM actual
    UNION ALL
    SELECT price_area, number + 12 FROM actual
  ) both_years
),
-- Nothing newer than three months before counts.
known AS (
  SELECT
    t.price_area,
    t.number,
    MAX(IF(a.number = t.number, a.mwh_per_hour, NULL)) AS actual,
    MAX(IF(a.number = t.number - 12, a.mwh_per_hour, NULL)) AS year_before,
    SUM(IF(a.number BETWEEN t.number - 14 AND t.number - 3, a.mwh_per_hour, NULL)) AS newer_sum,
    COUNT(IF(a.number BETWEEN t.number - 14 AND t.number - 3, 1, NULL)) AS newer_months,
    SUM(IF(a.number BETWEEN t.number - 26 AND t.number - 15, a.mwh_per_hour, NULL)) AS older_sum,
    COUNT(IF(a.number BETWEEN t.number - 26 AND t.number - 15, 1, NULL)) AS older_months
  FROM asked t JOIN actual a ON a.price_area = t.price_area
  GROUP BY t.price_area, t.number
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
