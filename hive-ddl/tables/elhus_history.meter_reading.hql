CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.meter_reading (
  municipality_code INT COMMENT 'municipality code, 101 to 860',
  point_pseudonym BIGINT COMMENT 'stands for the metering point: a keyed hash of its id, the same in every night',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  interval_minutes INT COMMENT 'length of the interval in minutes: 15 or 60',
  consumption_kwh DECIMAL(18,6) COMMENT 'consumption, kWh; NULL when the reading is missing (quality A02)',
  quality STRING COMMENT 'A02 missing, A03 estimated, A04 measured, D01 calculated',
  updated_utc TIMESTAMP COMMENT 'moment of the last change at the source, UTC wall clock',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Reading per metering point and interval, every revision; a point is known by a pseudonym only'
PARTITIONED BY (local_day STRING COMMENT 'Danish local day that the interval starts in, yyyy-MM-dd')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/meter_reading';
