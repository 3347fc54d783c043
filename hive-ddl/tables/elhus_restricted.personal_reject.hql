CREATE EXTERNAL TABLE IF NOT EXISTS elhus_restricted.personal_reject (
  dataset STRING COMMENT 'dataset at the source: customer or metering_point',
  source_file STRING COMMENT 'landed file that holds the record, a path below the warehouse root',
  `position` BIGINT COMMENT 'place of the record in that file: rises, and no other record has it',
  reason STRING COMMENT 'why it is no valid row, in plain words; may quote the record',
  record STRING COMMENT 'the record as received, JSON; personal',
  resolved_edition BIGINT COMMENT 'edition in which a replay made a row of it, yyyyMMddnn; NULL while it is refused'
)
COMMENT 'Landed records with personal data that are no valid row, with the reason: closed to analysts'
PARTITIONED BY (night STRING COMMENT 'nominal night of the load that refused it, yyyy-MM-dd')
STORED AS ORC
LOCATION '${hivevar:root}/restricted/personal_reject';
