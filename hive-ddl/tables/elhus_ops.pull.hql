CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.pull (
  dataset STRING COMMENT 'dataset at the source',
  night STRING COMMENT 'nominal night of the pull, yyyy-MM-dd',
  run_id STRING COMMENT 'run that pulled it',
  outcome STRING COMMENT 'landed or failed; what failed is covered by the window of a later night',
  learned_night STRING COMMENT 'night on which its values became known, yyyy-MM-dd; NULL if it failed',
  window_start STRING COMMENT 'first moment asked for, ISO-8601 UTC; NULL if it failed',
  window_end STRING COMMENT 'moment up to which was asked, ISO-8601 UTC, exclusive; NULL if it failed',
  requests ARRAY<STRING> COMMENT 'addresses or queries whose answers landed, in order, without secrets',
  files ARRAY<STRUCT<
    name: STRING COMMENT 'file name within the landing folder',
    `rows`: BIGINT COMMENT 'records in it',
    bytes: BIGINT COMMENT 'size of the landed file, bytes',
    sha256: STRING COMMENT 'checksum, hex'>>
    COMMENT 'landed files',
  record_count BIGINT COMMENT 'records landed; NULL if it failed',
  bytes_received BIGINT COMMENT 'size of the answers, bytes, unpacked; NULL if it failed',
  attempts INT COMMENT 'requests sent, retries included; NULL if it failed',
  ended_at STRING COMMENT 'when the pull ended, ISO-8601 UTC',
  duration_millis BIGINT COMMENT 'how long it took, milliseconds',
  code_version STRING COMMENT 'version of Elhus',
  message STRING COMMENT 'why it failed and what mends it, or what a reader of the landed folder should know'
)
COMMENT 'Every pull of every source, landed or failed: a JSON file each, or one per month that is over'
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.JsonSerDe'
STORED AS TEXTFILE
LOCATION '${hivevar:root}/pulls';
