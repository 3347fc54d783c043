CREATE OR REPLACE VIEW elhus.forecast_feature_day (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_day COMMENT 'Danish local day',
  consumption_mwh_per_hour COMMENT 'MWh per hour, mean gross consumption of the day: what is to be forecast',
  hours COMMENT 'hours of the day that are loaded',
  weekday COMMENT '1 Monday to 7 Sunday',
  working_day COMMENT '1 from Monday to Friday unless it is a holiday, else 0',
  holiday COMMENT 'name of the public holiday; NULL on other days',
  consumption_7_days_before_mwh_per_hour COMMENT 'MWh per hour, the same weekday of the week before',
  consumption_364_days_before_mwh_per_hour COMMENT 'MWh per hour, the same weekday 52 weeks before',
  consumption_last_7_days_mwh_per_hour COMMENT 'MWh per hour, mean of the hours that are loaded of the 7 days before',
  consumption_last_28_days_mwh_per_hour COMMENT 'MWh per hour, mean of the hours that are loaded of the 28 days before',
  days_in_last_28 COMMENT 'how many of those 28 days are loaded',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'What a forecast of consumption may know of a Danish day: its calendar, and the days before it counted by the clock, so that a missing day is NULL and moves nothing; per price area, as of the edition'
AS WITH settled AS (
  SELECT
    price_area,
    local_day,
    DATEDIFF(local_day, DATE '2000-01-01') AS day_number,
    consumption_mwh,
    hours,
    local_year
  FROM elhus.energy_day
  WHERE hours > 0
),
-- Hive takes a range that ends before its row for one that ends a row earlier, so each ends with its row.
summed AS (
  SELECT
    s.*,
    SUM(consumption_mwh) OVER (PARTITION BY price_area ORDER BY day_number
      RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) - consumption_mwh AS mwh_of_7,
    SUM(hours) OVER (PARTITION BY price_area ORDER BY day_number
      RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) - hours AS hours_of_7,
    SUM(consumption_mwh) OVER (PARTITION BY price_area ORDER BY day_number
      RANGE BETWEEN 28 PRECEDING AND CURRENT ROW) - consumption_mwh AS mwh_of_28,
    SUM(hours) OVER (PARTITION BY price_area ORDER BY day_number
      RANGE BETWEEN 28 PRECEDING AND CURRENT ROW) - hours AS hours_of_28,
    COUNT(hours) OVER (PARTITION BY price_area ORDER BY day_number
      RANGE BETWEEN 28 PRECEDING AND CURRENT ROW) - 1 AS days_of_28
  FROM settled s
)
SELECT
  t.price_area,
  t.local_day,
  CAST(ROUND(t.consumption_mwh / t.hours, 6) AS DECIMAL(18,6)),
  t.hours,
  c.weekday,
  c.working_day,
  c.holiday,
  CAST(ROUND(w.consumption_mwh / w.hours, 6) AS DECIMAL(18,6)),
  CAST(ROUND(y.consumption_mwh / y.hours, 6) AS DECIMAL(18,6)),
  CAST(ROUND(t.mwh_of_7 / t.hours_of_7, 6) AS DECIMAL(18,6)),
  CAST(ROUND(t.mwh_of_28 / t.hours_of_28, 6) AS DECIMAL(18,6)),
  CAST(t.days_of_28 AS INT),
  t.local_year
FROM summed t
JOIN elhus.calendar_day c ON c.local_day = t.local_day
LEFT JOIN settled w ON w.price_area = t.price_area AND w.day_number = t.day_number - 7
LEFT JOIN settled y ON y.price_area = t.price_area AND y.day_number = t.day_number - 364;
