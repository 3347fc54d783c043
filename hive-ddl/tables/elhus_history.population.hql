CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.population (
  municipality_code STRING COMMENT 'three digits of the municipality, such as 851',
  quarter STRING COMMENT 'quarter, such as 2025Q1',
  first_day DATE COMMENT 'first day of the quarter: the day of the count',
  persons INT COMMENT 'people who live in the municipality on that day; NULL where the source has no data',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'People per municipality on the first day of each quarter, every revision'
PARTITIONED BY (local_year STRING COMMENT 'year of the quarter, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/population';
