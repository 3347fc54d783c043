CREATE OR REPLACE VIEW elhus_star.dim_municipality (
  municipality_code COMMENT 'three digits of the municipality; the key',
  municipality COMMENT 'name of the municipality',
  province COMMENT 'name of the province',
  region COMMENT 'name of the region',
  price_area COMMENT 'price area that it lies in: DK1 (west of the Great Belt) or DK2 (east)'
)
COMMENT 'Municipalities with province, region and price area; the key is municipality_code'
AS SELECT
  municipality_code,
  name,
  province,
  region,
  price_area
FROM elhus.municipality;
