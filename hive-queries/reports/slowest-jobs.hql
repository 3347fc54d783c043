-- title: The slowest jobs of a night
-- number: Q16
-- question: Which job of a night was the slowest, and how much did it shuffle, in how many tasks, with how much memory?
-- parameters:
--   night | date or latest | latest | nominal night, or the newest that has jobs | 2025-10-26
--   most | int 1..100 | 10 | how many jobs to list | 10
-- columns:
--   job | row | what the job did: clean, aggregate, metering, or a step of a rebuild
--   elapsed_seconds | row | seconds, from its submission to its end
--   shuffle_mib | row | MiB, fetched by reduce tasks of map tasks, compressed
--   maps | row | map tasks launched
--   reduces | row | reduce tasks launched
--   failed_tasks | row | attempts of tasks that failed
--   peak_memory_mib | row | MiB, resident memory of the largest task
--   cpu_seconds | row | seconds, processor time of all tasks
--   records_read | row | records that the map tasks read
--   job_id | row | id of the job: elhus job metrics shows more of it
--   run_id | row | run that it belongs to
--   asked_night | all | nominal night of the jobs
--   jobs | all | jobs of the night, listed or not
--   total_seconds | all | seconds, of all jobs of the night, one after the other
-- chart: bar | job | elapsed_seconds
-- answer: The slowest of the {{jobs}} jobs of the night {{asked_night}} was {{job}} with {{elapsed_seconds}} seconds: {{shuffle_mib}} MiB shuffled, {{maps}} map and {{reduces}} reduce tasks, {{peak_memory_mib}} MiB of memory in the largest.
-- source: the counters of this warehouse's jobs
-- empty: no job of that night is written down; run it: elhus night NIGHT
-- usage:
--   beeline -u jdbc:hive2://127.0.0.1:18000/ -n analyst -w .state/accounts/analyst.password --hivevar night=2025-10-26 --hivevar most=10 -f hive-queries/reports/slowest-jobs.hql
WITH newest AS (
  SELECT MAX(night) AS night
  FROM elhus_ops.job_cost
  WHERE '${hivevar:night}' IN ('latest', CAST(night AS STRING))
),
placed AS (
  SELECT
    j.*,
    COUNT(*) OVER () AS jobs,
    SUM(j.elapsed_seconds) OVER () AS total_seconds,
    ROW_NUMBER() OVER (ORDER BY j.elapsed_seconds DESC, j.job_id) AS place
  FROM elhus_ops.job_cost j JOIN newest n ON n.night = j.night
)
SELECT
  step AS job,
  elapsed_seconds,
  shuffle_mib,
  maps,
  reduces,
  failed_tasks,
  peak_memory_mib,
  cpu_seconds,
  records_read,
  job_id,
  run_id,
  CAST(night AS STRING) AS asked_night,
  jobs,
  total_seconds
FROM placed
WHERE place <= ${hivevar:most}
ORDER BY elapsed_seconds DESC, job_id;
