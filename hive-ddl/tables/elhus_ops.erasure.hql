CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.erasure (
  run_id STRING COMMENT 'run that forgot a person; a load of the same name published the tables without them',
  customer_hash STRING COMMENT 'keyed hash of the customer\'s number, 64 hex digits: nobody can tell the number without the key',
  begun_at STRING COMMENT 'when it began, ISO-8601 UTC',
  ended_at STRING COMMENT 'when the search was over, ISO-8601 UTC',
  code_version STRING COMMENT 'version of Elhus',
  edition BIGINT COMMENT 'newest edition at that moment, yyyyMMddnn; no edition, earlier ones included, shows the person',
  still_at_source BOOLEAN COMMENT 'whether the source database still had the customer, or could not say, so that a later change there may bring them back',
  landed ARRAY<STRUCT<
    place: STRING COMMENT 'landed file, a path below the landing folder',
    removed: BIGINT COMMENT 'records that told of the person and were removed',
    cut: BIGINT COMMENT 'records that named the person and stay without the name'>>
    COMMENT 'landed files that held the person when this run began',
  partitions ARRAY<STRUCT<
    place: STRING COMMENT 'table and folder name of the partition',
    removed: BIGINT COMMENT 'rows of all revisions that told of the person and were removed',
    cut: BIGINT COMMENT 'rows of all revisions that named the person and stay without the name'>>
    COMMENT 'partitions that held the person when this run began',
  versions_removed INT COMMENT 'old versions of these tables that were removed at once',
  copies_removed INT COMMENT 'copies that imports and jobs had left and that were removed at once',
  files_searched BIGINT COMMENT 'files below the root of the warehouse that were searched afterwards, programs left out',
  records_searched BIGINT COMMENT 'records in those of them that can name a customer',
  occurrences BIGINT COMMENT 'records and texts that still named the person',
  occurrences_in_hive BIGINT COMMENT 'rows that still named the person, as a query found them',
  holding ARRAY<STRING> COMMENT 'files that still named the person, at most ten',
  proven BOOLEAN COMMENT 'whether nothing was found any more'
)
COMMENT 'Persons that were forgotten on request, one JSON file each, with the proof and without personal data'
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.JsonSerDe'
STORED AS TEXTFILE
LOCATION '${hivevar:root}/erasures';
