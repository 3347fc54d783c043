CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.load_log (
  sequence INT COMMENT 'number of the load: 1 for the first ever, then one more each time',
  run_id STRING COMMENT 'run that published it',
  night STRING COMMENT 'nominal night of the load, yyyy-MM-dd',
  edition BIGINT COMMENT 'edition that the load made, yyyyMMddnn: night that learned its values, and number of the load of that night',
  published_at STRING COMMENT 'when the audit had passed and the publish began, ISO-8601 UTC',
  code_version STRING COMMENT 'version of Elhus',
  inputs ARRAY<STRUCT<
    dataset: STRING COMMENT 'dataset at the source',
    night: STRING COMMENT 'nominal night of the pull, yyyy-MM-dd',
    manifest_sha256: STRING COMMENT 'checksum of the landed folder\'s manifest, hex',
    learned_night: STRING COMMENT 'night on which its values became known, yyyy-MM-dd',
    `rows`: BIGINT COMMENT 'records in it',
    stale: STRING COMMENT 'why its source was not as fresh as it should be; NULL when it was',
    window_days: BIGINT COMMENT 'days that were asked for',
    replay: STRING COMMENT 'id of the request to read it once more; NULL when it was read for the first time'>>
    COMMENT 'landed folders that the load read',
  partitions ARRAY<STRUCT<
    `table`: STRING COMMENT 'table name without database',
    `partition`: STRING COMMENT 'folder name of the partition, such as local_month=2025-10',
    location: STRING COMMENT 'folder of the version, a path',
    `rows`: BIGINT COMMENT 'rows of all revisions',
    `current`: BIGINT COMMENT 'rows that stand',
    superseded: BIGINT COMMENT 'rows that a later value replaced',
    changed: BOOLEAN COMMENT 'whether it differs from the version before; always true here'>>
    COMMENT 'new versions that the load published',
  counts ARRAY<STRUCT<
    dataset: STRING COMMENT 'dataset at the source',
    `table`: STRING COMMENT 'history table that its rows go to',
    `read`: BIGINT COMMENT 'landed records read',
    added: BIGINT COMMENT 'rows whose key was not known before',
    revised: BIGINT COMMENT 'rows that replace a value known before',
    duplicate: BIGINT COMMENT 'records that say what stands already',
    overtaken: BIGINT COMMENT 'records that a later record of the same load corrects',
    rejected: BIGINT COMMENT 'records that are no valid row'>>
    COMMENT 'what became of the records, per dataset',
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
COMMENT 'Published loads, one JSON file each; the same files tell the next load what is published'
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.JsonSerDe'
STORED AS TEXTFILE
LOCATION '${hivevar:root}/loads';
