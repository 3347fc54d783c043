CREATE OR REPLACE VIEW elhus.grid_company (
  gln COMMENT 'global location number, 13 digits',
  name COMMENT 'short name of the company',
  charge_owner COMMENT 'name as the price list writes it',
  tariff_codes COMMENT 'charge codes of the residential grid tariff, with + between those that add up',
  learned_night COMMENT 'night on which this value became known',
  part COMMENT 'always all: the table is short'
)
COMMENT 'Grid companies with the charge codes of their residential tariff, as of the edition'
AS SELECT
  gln,
  name,
  charge_owner,
  tariff_codes,
  elhus.edition_night(learned_edition),
  part
FROM elhus_history.grid_company
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
