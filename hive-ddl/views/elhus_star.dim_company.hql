CREATE OR REPLACE VIEW elhus_star.dim_company (
  gln COMMENT 'global location number, 13 digits; the key',
  company COMMENT 'short name of the company',
  charge_owner COMMENT 'name as the price list writes it',
  tariff_codes COMMENT 'charge codes of the residential grid tariff, with + between those that add up'
)
COMMENT 'Grid companies; the key is gln'
AS SELECT
  gln,
  name,
  charge_owner,
  tariff_codes
FROM elhus.grid_company;
