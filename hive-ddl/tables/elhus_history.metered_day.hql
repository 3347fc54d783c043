CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.metered_day (
  municipality_code INT COMMENT 'municipality code, 101 to 860',
  local_day DATE COMMENT 'Danish local day',
  consumption_kwh DECIMAL(18,6) COMMENT 'consumption, kWh',
  readings BIGINT COMMENT 'number of readings that have a value',
  metering_points BIGINT COMMENT 'number of metering points that have a reading',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Metered consumption per municipality and Danish day, every revision'
PARTITIONED BY (local_year STRING COMMENT 'Danish local year of the day, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/metered_day';
