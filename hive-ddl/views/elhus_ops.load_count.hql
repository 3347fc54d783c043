CREATE OR REPLACE VIEW elhus_ops.load_count (
  sequence COMMENT 'number of the load',
  run_id COMMENT 'run that published it',
  night COMMENT 'nominal night of the load, DATE',
  edition COMMENT 'edition that the load made, BIGINT yyyyMMddnn; SET elhus.edition to it shows that edition',
  dataset COMMENT 'dataset at the source',
  records_read COMMENT 'landed records read; the sum of the five columns that follow',
  added COMMENT 'rows whose key was not known before',
  revised COMMENT 'rows that replace a value known before',
  duplicate COMMENT 'records that say what stands already',
  overtaken COMMENT 'records that a later record of the same load corrects',
  rejected COMMENT 'records that are no valid row; see elhus_ops.reject'
)
COMMENT 'What became of the records of every published load, per dataset'
AS SELECT
  l.sequence, l.run_id, CAST(l.night AS DATE), l.edition, c.dataset, c.`read`, c.added,
  c.revised, c.duplicate, c.overtaken, c.rejected
FROM elhus_ops.load_log l LATERAL VIEW explode(l.counts) x AS c;
