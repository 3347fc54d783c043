CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.reject (
  dataset STRING COMMENT 'dataset at the source, such as DayAheadPrices',
  source_file STRING COMMENT 'landed file that holds the record, a path below the warehouse root',
  `position` BIGINT COMMENT 'position of the record within its landed folder, from 0',
  reason STRING COMMENT 'why it is no valid row, in plain words',
  record STRING COMMENT 'the record as received, JSON',
  resolved_edition BIGINT COMMENT 'edition in which a replay made a row of it, yyyyMMddnn; NULL while it is refused'
)
COMMENT 'Landed records that are no valid row, with the reason'
PARTITIONED BY (night STRING COMMENT 'nominal night of the load that refused it, yyyy-MM-dd')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/reject';
