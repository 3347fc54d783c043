CREATE OR REPLACE VIEW elhus.calendar_day (
  local_day COMMENT 'Danish local day',
  weekday COMMENT '1 Monday to 7 Sunday',
  holiday COMMENT 'name of the public holiday; NULL on other days; Great Prayer Day is one until 2023',
  working_day COMMENT '1 from Monday to Friday unless it is a holiday, else 0',
  day_minutes COMMENT 'length of the day in minutes: 1380 and 1500 when the clock changes, else 1440',
  learned_night COMMENT 'night on which this value became known',
  part COMMENT 'always all: the table is short'
)
COMMENT 'Days of the Danish calendar with holidays, 2005 to 2035, as of the edition'
AS SELECT
  local_day,
  weekday,
  holiday,
  working_day,
  day_minutes,
  elhus.edition_night(learned_edition),
  part
FROM elhus_history.calendar_day
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
