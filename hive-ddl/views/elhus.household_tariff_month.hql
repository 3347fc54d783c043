CREATE OR REPLACE VIEW elhus.household_tariff_month (
  gln COMMENT 'GLN of the grid company, 13 digits',
  company COMMENT 'name of the grid company',
  local_month COMMENT 'Danish local month, yyyy-MM',
  mean_grid_tariff_dkk_per_kwh COMMENT 'grid tariff, mean of all hours of the days of the month, without VAT, DKK/kWh',
  mean_peak_grid_tariff_dkk_per_kwh COMMENT 'the same for the hours 17 to 21, DKK/kWh',
  days COMMENT 'days of the month that have a tariff'
)
COMMENT 'Mean grid tariff of a household per grid company and Danish local month, without VAT, as of the edition'
AS SELECT
  gln,
  company,
  local_month,
  CAST(ROUND(SUM(grid_tariff_dkk_per_kwh) / COUNT(grid_tariff_dkk_per_kwh), 6) AS DECIMAL(18,6)),
  CAST(ROUND(SUM(IF(local_hour BETWEEN 17 AND 20, grid_tariff_dkk_per_kwh, NULL))
    / COUNT(IF(local_hour BETWEEN 17 AND 20, grid_tariff_dkk_per_kwh, NULL)), 6) AS DECIMAL(18,6)),
  COUNT(DISTINCT local_day)
FROM elhus.household_tariff
GROUP BY gln, company, local_month;
