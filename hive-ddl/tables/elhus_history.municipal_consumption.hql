CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.municipal_consumption (
  municipality_code STRING COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  branch STRING COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  heating_category STRING COMMENT 'how the homes are heated, as the source writes it; all where the source does not part them',
  housing_category STRING COMMENT 'what homes they are, as the source writes it; all where the source does not part them',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  consumption_kwh DECIMAL(18,6) COMMENT 'consumption in the hour, kWh',
  source_dataset STRING COMMENT 'dataset at the source: ConsumptionIndustry or PrivateConsumptionHeatingHour',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Consumption per municipality, hour and category; the rows of an hour add up, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/municipal_consumption';
