CREATE OR REPLACE VIEW elhus_ops.audit_result (
  sequence COMMENT 'number of the load; NULL when it was stopped',
  run_id COMMENT 'run that was judged',
  night COMMENT 'nominal night of the load, DATE',
  edition COMMENT 'edition that the load made, BIGINT yyyyMMddnn; NULL when it was stopped',
  published COMMENT 'whether the load was published; otherwise the audit stopped it',
  judged_at COMMENT 'when, ISO-8601 UTC',
  audit_check COMMENT 'name of the check, which is a rule or an invariant',
  checked_table COMMENT 'table that was checked; NULL when it is about what landed',
  checked_partition COMMENT 'folder name of the partition; NULL when it is about more than one',
  subject COMMENT 'what was checked within it',
  measured COMMENT 'what was measured, in the unit that the check states',
  warn_limit COMMENT 'value beyond which it is a warning; NULL when nothing is',
  stop_limit COMMENT 'value beyond which the load stops; NULL when nothing stops it',
  verdict COMMENT 'PASS, WARN or STOP',
  message COMMENT 'the result in plain words',
  accepted_by COMMENT 'who accepted a stop, which is a warning then',
  reason COMMENT 'why it was accepted'
)
COMMENT 'Result of every check of every load, published or stopped'
AS SELECT
  l.sequence, l.run_id, CAST(l.night AS DATE), l.edition, TRUE, l.published_at,
  a.`check`, a.`table`, a.`partition`, a.subject, a.`value`, a.warn, a.stop, a.verdict, a.message,
  a.accepted_by, a.reason
FROM elhus_ops.load_log l LATERAL VIEW explode(l.audit) x AS a
UNION ALL SELECT
  CAST(NULL AS INT), s.run_id, CAST(s.night AS DATE), CAST(NULL AS BIGINT), FALSE, s.stopped_at,
  b.`check`, b.`table`, b.`partition`, b.subject, b.`value`, b.warn, b.stop, b.verdict, b.message,
  b.accepted_by, b.reason
FROM elhus_ops.stopped_load s LATERAL VIEW explode(s.audit) y AS b;
