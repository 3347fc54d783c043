CREATE OR REPLACE VIEW elhus.household_price (
  gln COMMENT 'GLN of the grid company, 13 digits',
  company COMMENT 'name of the grid company',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc COMMENT 'start of the hour, UTC wall clock',
  start_local COMMENT 'start of the hour, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the hour starts in',
  spot_dkk_per_kwh COMMENT 'spot price of the hour, DKK/kWh: mean of its intervals, weighted by the time each was valid',
  grid_tariff_dkk_per_kwh COMMENT 'grid tariff, all codes added up, DKK/kWh',
  electricity_tax_dkk_per_kwh COMMENT 'electricity tax, DKK/kWh',
  price_without_vat_dkk_per_kwh COMMENT 'the three before, added up, DKK/kWh',
  vat_dkk_per_kwh COMMENT '25 % of the price without VAT, DKK/kWh',
  price_with_vat_dkk_per_kwh COMMENT 'price with VAT, DKK/kWh',
  priced_minutes COMMENT 'minutes of the hour that have a spot price',
  local_month COMMENT 'Danish local month that the hour starts in, yyyy-MM'
)
COMMENT 'What a kWh costs a household, per grid company, price area and hour: spot price, grid tariff and electricity tax, without and with VAT, as of the edition. Every company stands beside both areas: ask for the one that it lies in. Not in it: tariffs of Energinet, the surcharge of the supplier, subscriptions'
AS WITH spot AS (
  SELECT
    price_area,
    FLOOR(start_utc TO HOUR) AS start_utc,
    MIN(start_local) AS start_local,
    local_day,
    local_month,
    SUM(price_dkk_per_mwh * resolution_minutes) / SUM(resolution_minutes) / 1000 AS spot,
    SUM(resolution_minutes) AS priced_minutes
  FROM elhus.spot_price
  WHERE price_dkk_per_mwh IS NOT NULL
  GROUP BY price_area, FLOOR(start_utc TO HOUR), local_day, local_month
),
added AS (
  SELECT
    t.gln,
    t.company,
    s.*,
    t.grid_tariff_dkk_per_kwh,
    t.electricity_tax_dkk_per_kwh,
    s.spot + t.grid_tariff_dkk_per_kwh + t.electricity_tax_dkk_per_kwh AS without_vat
  FROM spot s
  JOIN elhus.household_tariff t
    ON t.local_month = s.local_month
    AND t.local_day = s.local_day
    AND t.local_hour = HOUR(s.start_local)
  WHERE t.electricity_tax_dkk_per_kwh IS NOT NULL
)
SELECT
  gln,
  company,
  price_area,
  start_utc,
  start_local,
  local_day,
  CAST(ROUND(spot, 6) AS DECIMAL(18,6)),
  grid_tariff_dkk_per_kwh,
  electricity_tax_dkk_per_kwh,
  CAST(ROUND(without_vat, 6) AS DECIMAL(18,6)),
  CAST(ROUND(without_vat * 0.25, 6) AS DECIMAL(18,6)),
  CAST(ROUND(without_vat * 1.25, 6) AS DECIMAL(18,6)),
  CAST(priced_minutes AS INT),
  local_month
FROM added;
