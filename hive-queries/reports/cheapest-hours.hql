-- title: Cheapest hours of a day, all in
-- number: Q2
-- question: Which hours of a day are the cheapest for a household, all in: spot price, grid tariff, electricity tax and VAT?
-- parameters:
--   day | date | required | Danish local day | 2025-10-26
--   company | company | required | grid company, by GLN or name | N1
--   region | region | required | price area: DK1 (west of the Great Belt) or DK2 (east) | DK1
-- columns:
--   hour | row | start of the hour on the Danish clock; the second hour 02 of the autumn day says so
--   start_utc | row | start of the hour, UTC
--   price_with_vat_dkk_per_kwh | row | DKK/kWh, spot price, grid tariff, electricity tax and 25 % VAT
--   spot_dkk_per_kwh | row | DKK/kWh, spot price, mean of the hour's quarters
--   grid_tariff_dkk_per_kwh | row | DKK/kWh, grid tariff: all codes of the company that are valid that day, added up
--   electricity_tax_dkk_per_kwh | row | DKK/kWh, electricity tax
--   vat_dkk_per_kwh | row | DKK/kWh, 25 % of the three before
--   price_without_vat_dkk_per_kwh | row | DKK/kWh, the three before, added up
--   cheapest_rank | row | 1 is the cheapest hour
--   company | all | grid company
--   cheapest_hour | all | start of the cheapest hour on the Danish clock
--   cheapest_price_dkk_per_kwh | all | DKK/kWh, price with VAT in that hour
--   dearest_hour | all | start of the dearest hour on the Danish clock
--   dearest_price_dkk_per_kwh | all | DKK/kWh, price with VAT in that hour
-- chart: stacked | hour | spot_dkk_per_kwh, grid_tariff_dkk_per_kwh, electricity_tax_dkk_per_kwh, vat_dkk_per_kwh
-- answer: On {{day}} a kWh from {{company}} costs least in the hour from {{cheapest_hour}}: {{cheapest_price_dkk_per_kwh}} DKK with everything; the dearest is {{dearest_hour}} with {{dearest_price_dkk_per_kwh}} DKK.
-- caution: Not in it: the tariffs of Energinet for transmission and system, the supplier's own surcharge, and subscriptions.
-- source: Energinet (Energi Data Service), CC BY 4.0
-- coverage:
--   day | spot_price_day | SUM(priced_minutes_dkk) | price_area = '${hivevar:region}' | 0
-- empty: a price, a tariff of this company or the electricity tax is missing for that day; elhus sql -e 'SELECT name, gln FROM elhus.grid_company' lists the companies
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar day=2025-10-26 --hivevar company=N1 --hivevar region=DK1 -f hive-queries/reports/cheapest-hours.hql
WITH named AS (
  SELECT
    CONCAT(
      SUBSTR(CAST(start_local AS STRING), 12, 5),
      IF(ROW_NUMBER() OVER (PARTITION BY start_local ORDER BY start_utc) = 2, ' again', ''))
      AS hour,
    p.*
  FROM elhus.household_price p
  WHERE (gln = '${hivevar:company}' OR LOWER(company) = LOWER('${hivevar:company}'))
    AND price_area = '${hivevar:region}'
    AND local_month = SUBSTR('${hivevar:day}', 1, 7)
    AND local_day = DATE '${hivevar:day}'
)
SELECT
  hour,
  CAST(start_utc AS STRING) AS start_utc,
  price_with_vat_dkk_per_kwh,
  spot_dkk_per_kwh,
  grid_tariff_dkk_per_kwh,
  electricity_tax_dkk_per_kwh,
  vat_dkk_per_kwh,
  price_without_vat_dkk_per_kwh,
  RANK() OVER (ORDER BY price_without_vat_dkk_per_kwh) AS cheapest_rank,
  company,
  FIRST_VALUE(hour) OVER (ORDER BY price_without_vat_dkk_per_kwh, start_utc) AS cheapest_hour,
  MIN(price_with_vat_dkk_per_kwh) OVER () AS cheapest_price_dkk_per_kwh,
  FIRST_VALUE(hour) OVER (ORDER BY price_without_vat_dkk_per_kwh DESC, start_utc) AS dearest_hour,
  MAX(price_with_vat_dkk_per_kwh) OVER () AS dearest_price_dkk_per_kwh
FROM named
ORDER BY start_utc;
