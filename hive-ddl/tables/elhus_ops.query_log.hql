CREATE EXTERNAL TABLE IF NOT EXISTS elhus_ops.query_log (
  asked_at STRING COMMENT 'when it was asked, ISO-8601 UTC, milliseconds',
  user_name STRING COMMENT 'account that asked, or tried to log in',
  address STRING COMMENT 'network address that it came from; NULL for a login that was refused',
  session_id STRING COMMENT 'id of the session; NULL for a login that was refused',
  query_id STRING COMMENT 'id of the query in Hive\'s own logs; NULL for what is no query',
  operation STRING COMMENT 'kind of statement in Hive\'s words, such as QUERY; NULL when it could not be told',
  statement STRING COMMENT 'what was asked, with its values; the first 8,000 characters',
  statement_characters INT COMMENT 'length of the whole statement, characters',
  tables ARRAY<STRING> COMMENT 'tables and views that it names, and those that they read, as far as it came',
  pinned_edition STRING COMMENT 'edition or night that the session had pinned; NULL for the newest of that moment',
  duration_millis BIGINT COMMENT 'from the question to the end of its execution, milliseconds; fetching rows is not in it',
  outcome STRING COMMENT 'ANSWERED, REFUSED by a rule of access, FAILED, or LOGIN_REFUSED',
  message STRING COMMENT 'why it was refused or failed; NULL when it was answered'
)
COMMENT 'Who asked what, and what became of it: a line of JSON each, written by HiveServer2 only'
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.JsonSerDe'
STORED AS TEXTFILE;
