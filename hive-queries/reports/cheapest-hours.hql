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
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n elhus --hivevar day=2025-10-26 --hivevar company=N1 --hivevar region=DK1 -f hive-queries/reports/cheapest-hours.hql
-- Of a charge whose validity nobody has closed yet, and its successor, the newer one counts. Tariff hours are
-- hours of the Danish clock, so both hours 02 of the autumn day have the tariff of hour 02.
WITH grid_code AS (
  SELECT gln, name, TRIM(code) AS charge_code
  FROM elhus.grid_company LATERAL VIEW EXPLODE(SPLIT(tariff_codes, ' [+] ')) codes AS code
  WHERE gln = '${hivevar:company}' OR LOWER(name) = LOWER('${hivevar:company}')
),
valid_charge AS (
  SELECT
    gln,
    charge_code,
    local_hour,
    price_dkk_per_kwh,
    RANK() OVER (PARTITION BY gln, charge_code ORDER BY valid_from DESC) AS newest
  FROM elhus.tariff_hour
  WHERE charge_type = 'D03'
    AND valid_from <= DATE '${hivevar:day}'
    AND (valid_to IS NULL OR valid_to > DATE '${hivevar:day}')
),
grid AS (
  SELECT g.name, v.local_hour, SUM(v.price_dkk_per_kwh) AS grid_tariff
  FROM valid_charge v JOIN grid_code g ON g.gln = v.gln AND g.charge_code = v.charge_code
  WHERE v.newest = 1
  GROUP BY g.name, v.local_hour
),
tax AS (
  SELECT local_hour, price_dkk_per_kwh AS electricity_tax
  FROM valid_charge
  WHERE newest = 1 AND gln = '5790000432752' AND charge_code = 'EA-001'
),
spot AS (
  SELECT
    FLOOR(start_utc TO HOUR) AS start_utc,
    MIN(start_local) AS start_local,
    SUM(price_dkk_per_mwh * resolution_minutes) / SUM(resolution_minutes) / 1000 AS spot
  FROM elhus.spot_price
  WHERE price_area = '${hivevar:region}'
    AND local_month = SUBSTR('${hivevar:day}', 1, 7)
    AND local_day = DATE '${hivevar:day}'
    AND price_dkk_per_mwh IS NOT NULL
  GROUP BY FLOOR(start_utc TO HOUR)
),
all_in AS (
  SELECT
    CONCAT(
      SUBSTR(CAST(s.start_local AS STRING), 12, 5),
      IF(ROW_NUMBER() OVER (PARTITION BY s.start_local ORDER BY s.start_utc) = 2, ' again', ''))
      AS hour,
    s.start_utc,
    s.spot,
    g.grid_tariff,
    t.electricity_tax,
    s.spot + g.grid_tariff + t.electricity_tax AS without_vat,
    g.name
  FROM spot s
  JOIN grid g ON g.local_hour = HOUR(s.start_local)
  JOIN tax t ON t.local_hour = HOUR(s.start_local)
)
SELECT
  hour,
  CAST(start_utc AS STRING) AS start_utc,
  CAST(ROUND(without_vat * 1.25, 6) AS DECIMAL(18,6)) AS price_with_vat_dkk_per_kwh,
  CAST(ROUND(spot, 6) AS DECIMAL(18,6)) AS spot_dkk_per_kwh,
  CAST(grid_tariff AS DECIMAL(18,6)) AS grid_tariff_dkk_per_kwh,
  CAST(electricity_tax AS DECIMAL(18,6)) AS electricity_tax_dkk_per_kwh,
  CAST(ROUND(without_vat * 0.25, 6) AS DECIMAL(18,6)) AS vat_dkk_per_kwh,
  CAST(ROUND(without_vat, 6) AS DECIMAL(18,6)) AS price_without_vat_dkk_per_kwh,
  RANK() OVER (ORDER BY without_vat) AS cheapest_rank,
  name AS company,
  FIRST_VALUE(hour) OVER (ORDER BY without_vat, start_utc) AS cheapest_hour,
  CAST(ROUND(MIN(without_vat) OVER () * 1.25, 6) AS DECIMAL(18,6)) AS cheapest_price_dkk_per_kwh,
  FIRST_VALUE(hour) OVER (ORDER BY without_vat DESC, start_utc) AS dearest_hour,
  CAST(ROUND(MAX(without_vat) OVER () * 1.25, 6) AS DECIMAL(18,6)) AS dearest_price_dkk_per_kwh
FROM all_in
ORDER BY start_utc;
