CREATE OR REPLACE VIEW elhus_star.dim_hour (
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; the key',
  hour_label COMMENT 'the hour as people write it',
  tariff_hour COMMENT 'number of the hour in the price list, 1 to 24',
  load_band COMMENT 'load band of tariff model 3.0: low, high or peak'
)
COMMENT 'Hours of the Danish clock with their load band; the key is local_hour'
AS SELECT
  h.local_hour,
  CONCAT(LPAD(CAST(h.local_hour AS STRING), 2, '0'), ':00'),
  h.local_hour + 1,
  elhus.load_band(TO_UTC_TIMESTAMP(
    CAST(CONCAT('2025-01-01 ', LPAD(CAST(h.local_hour AS STRING), 2, '0'), ':00:00') AS TIMESTAMP),
    'Europe/Copenhagen'))
FROM (SELECT 1 AS one) x
LATERAL VIEW POSEXPLODE(SPLIT(SPACE(23), ' ')) h AS local_hour, blank;
