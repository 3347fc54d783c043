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
    e.price_area,
    e.local_day,
    e.consumption_mwh,
    e.hours,
    e.consumption_mwh / e.hours AS mwh_per_hour,
    DATEDIFF(e.local_day, DATE '2000-01-01') AS day_number,
    c.weekday,
    c.working_day,
    c.holiday,
    e.local_year
  FROM elhus.energy_day e JOIN elhus.calendar_day c ON c.local_day = e.local_day
  WHERE e.hours > 0
)
SELECT
  price_area,
  local_day,
  CAST(ROUND(mwh_per_hour, 6) AS DECIMAL(18,6)),
  hours,
  weekday,
  working_day,
  holiday,
  CAST(ROUND(MAX(mwh_per_hour) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 7 PRECEDING AND 7 PRECEDING), 6) AS DECIMAL(18,6)),
  CAST(ROUND(MAX(mwh_per_hour) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 364 PRECEDING AND 364 PRECEDING), 6) AS DECIMAL(18,6)),
  CAST(ROUND(SUM(consumption_mwh) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 7 PRECEDING AND 1 PRECEDING)
    / SUM(hours) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 7 PRECEDING AND 1 PRECEDING), 6) AS DECIMAL(18,6)),
  CAST(ROUND(SUM(consumption_mwh) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 28 PRECEDING AND 1 PRECEDING)
    / SUM(hours) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 28 PRECEDING AND 1 PRECEDING), 6) AS DECIMAL(18,6)),
  COUNT(*) OVER (PARTITION BY price_area ORDER BY day_number
    RANGE BETWEEN 28 PRECEDING AND 1 PRECEDING),
  local_year
FROM settled;
