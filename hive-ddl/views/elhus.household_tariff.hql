CREATE OR REPLACE VIEW elhus.household_tariff (
  gln COMMENT 'GLN of the grid company, 13 digits',
  company COMMENT 'name of the grid company',
  local_day COMMENT 'Danish local day',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; both hours 02 of the autumn day are 2',
  grid_tariff_dkk_per_kwh COMMENT 'grid tariff without VAT, DKK/kWh: all residential charge codes of the company that are valid that day, added up; a rebate is negative',
  electricity_tax_dkk_per_kwh COMMENT 'electricity tax of that day without VAT, DKK/kWh',
  local_month COMMENT 'Danish local month of the day, yyyy-MM'
)
COMMENT 'Grid tariff of a household per grid company, Danish day and hour of the clock, with the electricity tax of that day, as of the edition'
AS WITH code AS (
  SELECT gln, name AS company, gln AS charge_gln, TRIM(charge_code) AS charge_code, 'grid' AS kind
  FROM elhus.grid_company LATERAL VIEW EXPLODE(SPLIT(tariff_codes, ' [+] ')) codes AS charge_code
  UNION ALL
  SELECT gln, name, '5790000432752', 'EA-001', 'tax' FROM elhus.grid_company
),
-- Of a charge whose validity nobody has closed yet, and its successor, the newer one counts.
valid_charge AS (
  SELECT
    d.local_day,
    c.gln,
    c.company,
    c.kind,
    c.charge_gln,
    c.charge_code,
    t.valid_from,
    ROW_NUMBER() OVER (
      PARTITION BY d.local_day, c.gln, c.company, c.kind, c.charge_code ORDER BY t.valid_from DESC)
      AS newest
  FROM elhus.tariff t
  JOIN code c ON c.charge_gln = t.gln AND c.charge_code = t.charge_code
  CROSS JOIN elhus.calendar_day d
  WHERE t.charge_type = 'D03'
    AND t.valid_from <= d.local_day
    AND (t.valid_to IS NULL OR t.valid_to > d.local_day)
),
added AS (
  SELECT
    v.gln,
    v.company,
    v.local_day,
    h.local_hour,
    SUM(IF(v.kind = 'grid', h.price_dkk_per_kwh, NULL)) AS grid_tariff,
    SUM(IF(v.kind = 'tax', h.price_dkk_per_kwh, NULL)) AS electricity_tax
  FROM valid_charge v
  JOIN elhus.tariff_hour h
    ON h.gln = v.charge_gln
    AND h.charge_code = v.charge_code
    AND h.valid_from = v.valid_from
  WHERE v.newest = 1 AND h.charge_type = 'D03'
  GROUP BY v.gln, v.company, v.local_day, h.local_hour
)
SELECT
  gln,
  CAST(company AS STRING) AS company,
  local_day,
  local_hour,
  CAST(grid_tariff AS DECIMAL(18,6)),
  CAST(electricity_tax AS DECIMAL(18,6)),
  SUBSTR(CAST(local_day AS STRING), 1, 7)
FROM added
WHERE grid_tariff IS NOT NULL;
