CREATE OR REPLACE VIEW elhus.municipal_consumption_quarter (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  branch COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  local_quarter COMMENT 'Danish local quarter, such as 2025Q1',
  consumption_kwh COMMENT 'consumption, kWh',
  hours COMMENT 'hours that are loaded',
  months COMMENT 'months of the quarter that are loaded',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Consumption per municipality and branch per Danish local quarter: sums and counts of its months, as of the edition'
AS SELECT
  municipality_code,
  branch,
  CONCAT(SUBSTR(local_month, 1, 4), 'Q', CAST(QUARTER(CAST(CONCAT(local_month, '-01') AS DATE)) AS STRING)),
  CAST(SUM(consumption_kwh) AS DECIMAL(18,6)),
  SUM(hours),
  COUNT(DISTINCT local_month),
  local_year
FROM elhus.municipal_consumption_month
GROUP BY municipality_code, branch, local_year,
  CONCAT(SUBSTR(local_month, 1, 4), 'Q', CAST(QUARTER(CAST(CONCAT(local_month, '-01') AS DATE)) AS STRING));
