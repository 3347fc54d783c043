CREATE OR REPLACE VIEW elhus_ops.load_input (
  sequence COMMENT 'number of the load that read it',
  run_id COMMENT 'run that published that load',
  dataset COMMENT 'dataset at the source',
  night COMMENT 'nominal night of the pull, DATE',
  learned_night COMMENT 'night on which its values became known, DATE',
  records COMMENT 'records in the landed folder',
  manifest_sha256 COMMENT 'checksum of its manifest, hex',
  stale COMMENT 'why its source was not as fresh as it should be; NULL when it was',
  replay COMMENT 'id of the request to read it once more; NULL when it was read for the first time'
)
COMMENT 'Landed folders that are loaded'
AS SELECT
  l.sequence, l.run_id, i.dataset, CAST(i.night AS DATE), CAST(i.learned_night AS DATE), i.`rows`,
  i.manifest_sha256, i.stale, i.replay
FROM elhus_ops.load_log l LATERAL VIEW explode(l.inputs) x AS i;
