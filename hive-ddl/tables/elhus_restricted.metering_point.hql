CREATE EXTERNAL TABLE IF NOT EXISTS elhus_restricted.metering_point (
  metering_point_id BIGINT COMMENT 'GSRN of the metering point, 18 digits; personal',
  updated_utc TIMESTAMP COMMENT 'when the source changed the point into this version, UTC wall clock',
  customer_id BIGINT COMMENT 'number of the customer at the supplier',
  municipality_code STRING COMMENT 'three digits of the municipality, such as 851',
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  grid_company_gln STRING COMMENT 'GLN of the grid company, 13 digits',
  has_ev_charger INT COMMENT '1 when a charger for electric cars is registered, else 0',
  valid_from DATE COMMENT 'day from which the point is in use, as the source says',
  valid_to DATE COMMENT 'first day on which it is no longer in use, as the source says; NULL while it is',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Every version of every metering point, with its id: closed to analysts'
PARTITIONED BY (updated_month STRING COMMENT 'Danish local month of the change, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/restricted/metering_point';
