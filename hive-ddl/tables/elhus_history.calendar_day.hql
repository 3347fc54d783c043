CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.calendar_day (
  local_day DATE COMMENT 'Danish local day',
  weekday INT COMMENT '1 Monday to 7 Sunday',
  holiday STRING COMMENT 'name of the public holiday; NULL on other days; Great Prayer Day is one until 2023',
  working_day INT COMMENT '1 from Monday to Friday unless it is a holiday, else 0',
  day_minutes INT COMMENT 'length of the day in minutes: 1380 and 1500 when the clock changes, else 1440',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Days of the Danish calendar with holidays, 2005 to 2035, every revision'
PARTITIONED BY (part STRING COMMENT 'always all: the table is short')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/calendar_day';
