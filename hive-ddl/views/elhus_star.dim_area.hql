CREATE OR REPLACE VIEW elhus_star.dim_area (
  price_area COMMENT 'price area: DK1 or DK2; the key',
  area_name COMMENT 'where it lies',
  municipalities COMMENT 'number of municipalities that lie in it'
)
COMMENT 'Price areas; the key is price_area'
AS SELECT
  price_area,
  IF(price_area = 'DK1', 'Denmark west of the Great Belt', 'Denmark east of the Great Belt'),
  COUNT(*)
FROM elhus.municipality
GROUP BY price_area;
