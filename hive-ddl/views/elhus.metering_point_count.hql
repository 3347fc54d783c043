CREATE OR REPLACE VIEW elhus.metering_point_count (
  municipality_code COMMENT 'three digits of the municipality, such as 851',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  grid_company_gln COMMENT 'GLN of the grid company, 13 digits',
  metering_points COMMENT 'number of metering points in use without a known end; a group of fewer than 5 is left out',
  metering_points_with_ev_charger COMMENT 'number of those with a charger for electric cars; NULL where fewer than 5 have one or fewer than 5 have none'
)
COMMENT 'Metering points per municipality, price area and grid company, as of the edition; no group is so small that it tells of a person'
AS SELECT
  municipality_code,
  price_area,
  grid_company_gln,
  COUNT(*),
  IF(
    SUM(has_ev_charger) >= 5 AND COUNT(*) - SUM(has_ev_charger) >= 5,
    SUM(has_ev_charger),
    NULL)
FROM elhus_restricted.metering_point_period
WHERE true_to_day IS NULL
GROUP BY municipality_code, price_area, grid_company_gln
HAVING COUNT(*) >= 5;
