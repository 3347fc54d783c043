CREATE OR REPLACE VIEW elhus.spot_price_quarter (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_quarter COMMENT 'Danish local quarter, such as 2025Q1',
  mean_price_dkk_per_mwh COMMENT 'mean price, weighted by the time each price was valid, DKK/MWh',
  mean_price_eur_per_mwh COMMENT 'mean price, weighted by the time each price was valid, EUR/MWh',
  min_price_dkk_per_mwh COMMENT 'lowest price of an interval, DKK/MWh',
  max_price_dkk_per_mwh COMMENT 'highest price of an interval, DKK/MWh',
  priced_minutes_dkk COMMENT 'minutes that have a price in DKK',
  months COMMENT 'months of the quarter that are loaded',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Mean, lowest and highest spot price per price area per Danish local quarter: sums and counts of its months, as of the edition'
AS SELECT
  price_area,
  CONCAT(SUBSTR(local_month, 1, 4), 'Q', CAST(QUARTER(CAST(CONCAT(local_month, '-01') AS DATE)) AS STRING)),
  CAST(ROUND(SUM(price_minutes_dkk) / SUM(priced_minutes_dkk), 6) AS DECIMAL(18,6)),
  CAST(ROUND(SUM(price_minutes_eur) / SUM(priced_minutes_eur), 6) AS DECIMAL(18,6)),
  MIN(min_price_dkk_per_mwh),
  MAX(max_price_dkk_per_mwh),
  SUM(priced_minutes_dkk),
  COUNT(DISTINCT local_month),
  local_year
FROM elhus.spot_price_month
GROUP BY price_area, local_year,
  CONCAT(SUBSTR(local_month, 1, 4), 'Q', CAST(QUARTER(CAST(CONCAT(local_month, '-01') AS DATE)) AS STRING));
