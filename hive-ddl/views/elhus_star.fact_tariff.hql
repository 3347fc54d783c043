CREATE OR REPLACE VIEW elhus_star.fact_tariff (
  gln COMMENT 'GLN of the grid company; a row of dim_company',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; a row of dim_hour',
  charge_code COMMENT 'code of the charge within its company; several codes that are valid at a time add up, a rebate is negative',
  valid_from COMMENT 'first Danish day of validity',
  valid_to COMMENT 'Danish day after the last one; NULL while nobody has closed it',
  price_dkk_per_kwh COMMENT 'price without VAT, DKK/kWh',
  valid_from_year COMMENT 'Danish year in which the validity begins, yyyy'
)
COMMENT 'Grid tariffs per company, charge, period of validity and hour of the Danish day, as of the edition: what a kWh costs is the sum over the charges that are valid on a day'
AS SELECT
  t.gln,
  t.local_hour,
  t.charge_code,
  t.valid_from,
  t.valid_to,
  t.price_dkk_per_kwh,
  t.valid_from_year
FROM elhus.tariff_hour t
JOIN elhus.grid_company c ON c.gln = t.gln;
