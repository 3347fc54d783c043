CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.stopped_load (
  run_id STRING COMMENT 'run that was stopped',
  night STRING COMMENT 'nominal night of the load, yyyy-MM-dd',
  stopped_at STRING COMMENT 'when, ISO-8601 UTC',
  code_version STRING COMMENT 'version of Elhus',
  audit ARRAY<STRUCT<
    `check`: STRING COMMENT 'name of the check',
    `table`: STRING COMMENT 'table that was checked; NULL when it is about what landed',
    `partition`: STRING COMMENT 'folder name of the partition; NULL when it is about more than one',
    subject: STRING COMMENT 'what was checked within it',
    `value`: DECIMAL(38,6) COMMENT 'what was measured, in the unit that the check states',
    warn: DECIMAL(38,6) COMMENT 'value beyond which it is a warning; NULL when nothing is',
    stop: DECIMAL(38,6) COMMENT 'value beyond which the load stops; NULL when nothing stops it',
    verdict: STRING COMMENT 'PASS, WARN or STOP',
    message: STRING COMMENT 'the result in plain words',
    accepted_by: STRING COMMENT 'who accepted a stop, which is a warning then',
    reason: STRING COMMENT 'why it was accepted'>>
    COMMENT 'every check with its result'
)
COMMENT 'Loads that the audit stopped, one JSON file each; nothing of them is published'
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.JsonSerDe'
STORED AS TEXTFILE
LOCATION '${hivevar:root}/stopped';
