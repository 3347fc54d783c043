CREATE OR REPLACE VIEW elhus.municipality (
  municipality_code COMMENT 'three digits of the municipality, such as 851',
  name COMMENT 'name of the municipality',
  region_code COMMENT 'code of the region at Statistics Denmark, 81 to 85',
  region COMMENT 'name of the region',
  province_code COMMENT 'code of the province at Statistics Denmark, 1 to 11',
  province COMMENT 'name of the province',
  price_area COMMENT 'price area that the municipality lies in: DK1 (west of the Great Belt) or DK2 (east)',
  learned_night COMMENT 'night on which this value became known',
  part COMMENT 'always all: the table is short'
)
COMMENT 'The 98 municipalities with region, province and price area, as of the edition'
AS SELECT
  municipality_code,
  name,
  region_code,
  region,
  province_code,
  province,
  price_area,
  elhus.edition_night(learned_edition),
  part
FROM elhus_history.municipality
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
