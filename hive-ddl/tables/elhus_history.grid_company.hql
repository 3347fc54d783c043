CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.grid_company (
  gln STRING COMMENT 'global location number, 13 digits',
  name STRING COMMENT 'short name of the company',
  charge_owner STRING COMMENT 'name as the price list writes it',
  tariff_codes STRING COMMENT 'charge codes of the residential grid tariff, with + between those that add up',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Grid companies with the charge codes of their residential tariff, every revision'
PARTITIONED BY (part STRING COMMENT 'always all: the table is short')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/grid_company';
