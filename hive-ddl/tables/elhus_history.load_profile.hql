CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.load_profile (
  municipality_code STRING COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  branch STRING COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  local_month STRING COMMENT 'Danish local month, yyyy-MM',
  working_day INT COMMENT '1 for the days from Monday to Friday that are no holiday, 0 for the others',
  local_hour INT COMMENT 'hour of the Danish clock, 0 to 23; both hours 02 of the autumn day count as 2',
  consumption_kwh DECIMAL(18,6) COMMENT 'consumption, kWh',
  hours INT COMMENT 'hours that are loaded',
  mean_consumption_kwh_per_hour DECIMAL(18,6) COMMENT 'kWh per hour, mean consumption of those hours',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Load profile: consumption per municipality, branch, month, kind of day and hour of the day, every revision'
PARTITIONED BY (local_year STRING COMMENT 'Danish local year, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/load_profile';
