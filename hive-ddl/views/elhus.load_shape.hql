CREATE OR REPLACE VIEW elhus.load_shape (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  branch COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  local_month COMMENT 'Danish local month, yyyy-MM',
  working_day COMMENT '1 for the days from Monday to Friday that are no holiday, 0 for the others',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; both hours 02 of the autumn day count as 2',
  share_of_mean COMMENT 'mean consumption of this hour divided by the mean of all hours of the month: 1 is the mean, 1.5 is half as much again',
  share_of_month_percent COMMENT 'percent of the consumption of the month that falls into these hours',
  hours COMMENT 'hours that are loaded',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Load profiles without their size, so that municipalities compare: each hour of the day against the mean of the municipality in that month, as of the edition'
AS SELECT
  municipality_code,
  branch,
  local_month,
  working_day,
  local_hour,
  CAST(ROUND(consumption_kwh / hours / (
    SUM(consumption_kwh) OVER (PARTITION BY municipality_code, branch, local_month, local_year)
      / SUM(hours) OVER (PARTITION BY municipality_code, branch, local_month, local_year)), 6)
    AS DECIMAL(18,6)) AS share_of_mean,
  CAST(ROUND(100 * consumption_kwh
    / SUM(consumption_kwh) OVER (PARTITION BY municipality_code, branch, local_month, local_year), 6)
    AS DECIMAL(18,6)) AS share_of_month_percent,
  hours,
  local_year
FROM elhus.load_profile;
