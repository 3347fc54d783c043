CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.meter_reading_reject (
  source_file STRING COMMENT 'landed file, below the landing folder',
  position BIGINT COMMENT 'place of the record in that file: rises, and no other record has it',
  reason STRING COMMENT 'why it is no reading',
  record STRING COMMENT 'what it says, as JSON, without the id of its metering point'
)
COMMENT 'Landed meter readings that are none'
PARTITIONED BY (night STRING COMMENT 'night that learned of them, yyyy-MM-dd')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/meter_reading_reject';
