-- title: How a night went
-- number: Q15
-- question: Did last night's load finish, on time, and with how many rejects, duplicates and corrections?
-- parameters:
--   night | date or latest | latest | nominal night, or the newest that was loaded | 2025-10-26
--   deadline_hours | int 1..240 | 30 | hours after the night's midnight (UTC) by which it has to be published | 30
-- columns:
--   dataset | row | dataset at the source
--   records_read | row | landed records read
--   added | row | rows whose key was not known before
--   corrections | row | rows that replace a value known before
--   duplicates | row | records that say what stands already
--   overtaken | row | records that a later record of the same load corrects
--   rejects | row | records that are no valid row; elhus_ops.reject has them
--   pull | row | landed or failed: how the last pull of the night ended
--   pull_took_seconds | row | seconds, how long that pull took
--   finished_night | all | nominal night of the load
--   verdict | all | finished on time or finished late
--   published_utc | all | when its publish began, UTC
--   hours_after_midnight | all | hours, from the night's midnight (UTC) to the publish
--   failed_pulls | all | sources whose last pull of the night failed
--   warnings | all | checks of the audit that warned
--   total_records_read | all | records of all datasets
--   total_corrections | all | corrections of all datasets
--   total_duplicates | all | duplicates of all datasets
--   total_rejects | all | rejects of all datasets
-- chart: bar | dataset | corrections, duplicates, rejects
-- answer: The night of {{finished_night}} {{verdict}}: {{total_records_read}} records, {{total_corrections}} corrections, {{total_duplicates}} duplicates, {{total_rejects}} rejects, {{failed_pulls}} failed sources, {{warnings}} warnings.
-- source: the load log of this warehouse
-- empty: no load of that night is published; run it: elhus night NIGHT
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar night=2025-10-26 --hivevar deadline_hours=30 -f hive-queries/reports/last-night.hql
WITH newest AS (
  SELECT MAX(night) AS night
  FROM elhus_ops.load_log
  WHERE '${hivevar:night}' IN ('latest', night)
),
loaded AS (
  SELECT
    n.night,
    MIN(l.published_at) AS published_at,
    CAST(REPLACE(SUBSTR(MIN(l.published_at), 1, 19), 'T', ' ') AS TIMESTAMP) AS published_utc
  FROM elhus_ops.load_log l JOIN newest n ON n.night = l.night
  GROUP BY n.night
),
counted AS (
  SELECT
    c.dataset,
    SUM(c.records_read) AS records_read,
    SUM(c.added) AS added,
    SUM(c.revised) AS revised,
    SUM(c.duplicate) AS duplicate,
    SUM(c.overtaken) AS overtaken,
    SUM(c.rejected) AS rejected
  FROM elhus_ops.load_count c JOIN newest n ON n.night = CAST(c.night AS STRING)
  GROUP BY c.dataset
),
last_pull AS (
  SELECT dataset, outcome, duration_millis
  FROM (
    SELECT
      p.dataset,
      p.outcome,
      p.duration_millis,
      ROW_NUMBER() OVER (PARTITION BY p.dataset ORDER BY p.ended_at DESC) AS place
    FROM elhus_ops.pull p JOIN newest n ON n.night = p.night
  ) x
  WHERE place = 1
),
pulled AS (
  SELECT SUM(IF(outcome = 'failed', 1, 0)) AS failed_pulls
  FROM last_pull
),
listed AS (
  SELECT
    COALESCE(c.dataset, p.dataset) AS dataset,
    COALESCE(c.records_read, 0) AS records_read,
    COALESCE(c.added, 0) AS added,
    COALESCE(c.revised, 0) AS corrections,
    COALESCE(c.duplicate, 0) AS duplicates,
    COALESCE(c.overtaken, 0) AS overtaken,
    COALESCE(c.rejected, 0) AS rejects,
    p.outcome AS pull,
    CAST(p.duration_millis / 1000 AS DECIMAL(18,3)) AS pull_took_seconds
  FROM counted c FULL OUTER JOIN last_pull p ON p.dataset = c.dataset
),
warned AS (
  SELECT COUNT(*) AS warnings
  FROM elhus_ops.audit_result a JOIN newest n ON n.night = CAST(a.night AS STRING)
  WHERE a.published AND a.verdict = 'WARN'
)
SELECT
  d.dataset AS dataset,
  d.records_read AS records_read,
  d.added AS added,
  d.corrections AS corrections,
  d.duplicates AS duplicates,
  d.overtaken AS overtaken,
  d.rejects AS rejects,
  d.pull AS pull,
  d.pull_took_seconds AS pull_took_seconds,
  l.night AS finished_night,
  IF(UNIX_TIMESTAMP(l.published_utc) - UNIX_TIMESTAMP(CAST(l.night AS TIMESTAMP))
      <= ${hivevar:deadline_hours} * 3600, 'finished on time', 'finished late') AS verdict,
  CAST(l.published_utc AS STRING) AS published_utc,
  CAST((UNIX_TIMESTAMP(l.published_utc) - UNIX_TIMESTAMP(CAST(l.night AS TIMESTAMP))) / 3600
    AS DECIMAL(18,2)) AS hours_after_midnight,
  COALESCE(p.failed_pulls, 0) AS failed_pulls,
  w.warnings AS warnings,
  SUM(d.records_read) OVER () AS total_records_read,
  SUM(d.corrections) OVER () AS total_corrections,
  SUM(d.duplicates) OVER () AS total_duplicates,
  SUM(d.rejects) OVER () AS total_rejects
FROM listed d CROSS JOIN loaded l CROSS JOIN pulled p CROSS JOIN warned w
ORDER BY d.dataset;
