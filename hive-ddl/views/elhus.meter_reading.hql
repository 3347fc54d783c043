CREATE OR REPLACE VIEW elhus.meter_reading (
  municipality_code COMMENT 'municipality code, 101 to 860',
  point_pseudonym COMMENT 'stands for the metering point: a keyed hash of its id, the same in every night',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  interval_minutes COMMENT 'length of the interval in minutes: 15 or 60',
  consumption_kwh COMMENT 'consumption, kWh; NULL when the reading is missing (quality A02)',
  quality COMMENT 'A02 missing, A03 estimated, A04 measured, D01 calculated',
  updated_utc COMMENT 'moment of the last change at the source, UTC wall clock',
  learned_night COMMENT 'night on which this value became known',
  local_day COMMENT 'Danish local day that the interval starts in, yyyy-MM-dd'
)
COMMENT 'Reading per metering point and interval, as of the edition; a point is known by a pseudonym only'
AS SELECT
  municipality_code,
  point_pseudonym,
  start_utc,
  interval_minutes,
  consumption_kwh,
  quality,
  updated_utc,
  elhus.edition_night(learned_edition),
  local_day
FROM elhus_history.meter_reading
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
