CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.municipal_consumption_day (
  municipality_code STRING COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  branch STRING COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  local_day DATE COMMENT 'Danish local day (23 or 25 hours when the clock changes)',
  consumption_kwh DECIMAL(18,6) COMMENT 'consumption, kWh',
  hours INT COMMENT 'hours that are loaded',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Consumption per municipality, branch and Danish local day, every revision'
PARTITIONED BY (local_year STRING COMMENT 'Danish local year, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/municipal_consumption_day';
