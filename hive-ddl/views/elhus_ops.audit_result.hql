CREATE OR REPLACE VIEW elhus_ops.audit_result (
  sequence COMMENT 'number of the load',
  run_id COMMENT 'run that published it',
  night COMMENT 'nominal night of the load, DATE',
  audit_check COMMENT 'name of the check',
  subject COMMENT 'what was checked',
  measured COMMENT 'what was measured, in the unit that the name of the check states',
  verdict COMMENT 'PASS or WARN; a load that was stopped is not published and not listed',
  message COMMENT 'the result in plain words'
)
COMMENT 'Result of every check of every published load'
AS SELECT
  l.sequence, l.run_id, CAST(l.night AS DATE), a.`check`, a.subject, a.`value`, a.verdict, a.message
FROM elhus_ops.load_log l LATERAL VIEW explode(l.audit) x AS a;
