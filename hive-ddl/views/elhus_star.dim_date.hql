CREATE OR REPLACE VIEW elhus_star.dim_date (
  local_day COMMENT 'Danish local day; the key',
  year COMMENT 'calendar year',
  quarter COMMENT 'quarter, such as 2025Q1',
  local_month COMMENT 'Danish local month, yyyy-MM',
  month_number COMMENT 'month of the year, 1 to 12',
  iso_week COMMENT 'week of the year, ISO 8601',
  weekday COMMENT '1 Monday to 7 Sunday',
  holiday COMMENT 'name of the public holiday; NULL on other days',
  working_day COMMENT '1 from Monday to Friday unless it is a holiday, else 0',
  day_minutes COMMENT 'length of the day in minutes: 1380 and 1500 when the clock changes, else 1440'
)
COMMENT 'Days with their year, quarter, month and week; the key is local_day'
AS SELECT
  local_day,
  YEAR(local_day),
  CONCAT(CAST(YEAR(local_day) AS STRING), 'Q', CAST(QUARTER(local_day) AS STRING)),
  SUBSTR(CAST(local_day AS STRING), 1, 7),
  MONTH(local_day),
  WEEKOFYEAR(local_day),
  weekday,
  holiday,
  working_day,
  day_minutes
FROM elhus.calendar_day;
