CREATE OR REPLACE VIEW elhus.metered_day (
  municipality_code COMMENT 'municipality code, 101 to 860',
  local_day COMMENT 'Danish local day',
  consumption_kwh COMMENT 'consumption, kWh',
  readings COMMENT 'number of readings that have a value',
  metering_points COMMENT 'number of metering points that have a reading',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'Danish local year of the day, yyyy'
)
COMMENT 'Metered consumption per municipality and Danish day, as of the edition'
AS SELECT
  municipality_code,
  local_day,
  consumption_kwh,
  readings,
  metering_points,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.metered_day
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
