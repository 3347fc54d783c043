CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.municipality (
  municipality_code STRING COMMENT 'three digits of the municipality, such as 851',
  name STRING COMMENT 'name of the municipality',
  region_code STRING COMMENT 'code of the region at Statistics Denmark, 81 to 85',
  region STRING COMMENT 'name of the region',
  province_code STRING COMMENT 'code of the province at Statistics Denmark, 1 to 11',
  province STRING COMMENT 'name of the province',
  price_area STRING COMMENT 'price area that the municipality lies in: DK1 (west of the Great Belt) or DK2 (east)',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'The 98 municipalities with region, province and price area, every revision'
PARTITIONED BY (part STRING COMMENT 'always all: the table is short')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/municipality';
