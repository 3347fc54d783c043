CREATE OR REPLACE VIEW elhus_ops.job_cost (
  night COMMENT 'nominal night of the run, DATE',
  run_id COMMENT 'run that it belongs to: the workflow, or the name of a rebuild',
  step COMMENT 'what the job does in its run: clean, aggregate, metering, or rebuild- and a step of it',
  job_id COMMENT 'id of the job at YARN and at the JobHistory server',
  started_at COMMENT 'when it was submitted, ISO-8601 UTC',
  elapsed_seconds COMMENT 'from its submission to its end, seconds',
  uber COMMENT 'whether all its tasks ran within its application master, one after the other',
  maps COMMENT 'map tasks launched, repeated ones too',
  reduces COMMENT 'reduce tasks launched, repeated ones too',
  failed_tasks COMMENT 'attempts of tasks that failed',
  records_read COMMENT 'records that the map tasks read',
  shuffle_mib COMMENT 'what the reduce tasks fetched of the map tasks, MiB, compressed',
  peak_memory_mib COMMENT 'resident memory of the largest task at its end, MiB',
  cpu_seconds COMMENT 'processor time of all tasks, seconds',
  gc_seconds COMMENT 'time that the JVMs of the tasks spent collecting garbage, seconds'
)
COMMENT 'What every job that succeeded cost, in units to read; elhus_ops.job_log has them as counted'
AS SELECT
  CAST(j.night AS DATE),
  j.run_id,
  j.step,
  j.job_id,
  j.started_at,
  CAST(j.elapsed_millis / 1000 AS DECIMAL(18,3)),
  j.uber,
  j.maps,
  j.reduces,
  j.failed_tasks,
  j.records_read,
  CAST(j.shuffle_bytes / 1048576 AS DECIMAL(18,3)),
  CAST(j.peak_memory_bytes / 1048576 AS DECIMAL(18,1)),
  CAST(j.cpu_millis / 1000 AS DECIMAL(18,3)),
  CAST(j.gc_millis / 1000 AS DECIMAL(18,3))
FROM elhus_ops.job_log j;
