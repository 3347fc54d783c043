CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.job_log (
  job_id STRING COMMENT 'id of the job at YARN and at the JobHistory server',
  run_id STRING COMMENT 'run that it belongs to: the workflow, or the name of a rebuild',
  night STRING COMMENT 'nominal night of the run, yyyy-MM-dd',
  step STRING COMMENT 'what the job does in its run: clean, aggregate, metering, or rebuild- and a step of it',
  started_at STRING COMMENT 'when it was submitted, ISO-8601 UTC',
  ended_at STRING COMMENT 'when its run saw its end, ISO-8601 UTC',
  elapsed_millis BIGINT COMMENT 'from one to the other, milliseconds',
  uber BOOLEAN COMMENT 'whether all its tasks ran within its application master, one after the other',
  maps BIGINT COMMENT 'map tasks launched, repeated ones too',
  reduces BIGINT COMMENT 'reduce tasks launched, repeated ones too',
  failed_tasks BIGINT COMMENT 'attempts of tasks that failed',
  records_read BIGINT COMMENT 'records that the map tasks read',
  records_reduced BIGINT COMMENT 'records that the reduce tasks read',
  shuffle_bytes BIGINT COMMENT 'what the reduce tasks fetched of the map tasks, bytes, compressed',
  spilled_records BIGINT COMMENT 'records that were written to local disks on their way',
  peak_memory_bytes BIGINT COMMENT 'resident memory of the largest task at its end, bytes',
  cpu_millis BIGINT COMMENT 'processor time of all tasks, milliseconds',
  gc_millis BIGINT COMMENT 'time that the JVMs of the tasks spent collecting garbage, milliseconds',
  code_version STRING COMMENT 'version of Elhus'
)
COMMENT 'What every job that succeeded cost, one JSON file each; jobs of loads that the audit stopped too'
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.JsonSerDe'
STORED AS TEXTFILE
LOCATION '${hivevar:root}/jobs';
