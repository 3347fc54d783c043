CREATE OR REPLACE VIEW elhus.municipal_consumption_day (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  branch COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  local_day COMMENT 'Danish local day (23 or 25 hours when the clock changes)',
  consumption_kwh COMMENT 'consumption, kWh',
  hours COMMENT 'hours that are loaded',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Consumption per municipality, branch and Danish local day, as of the edition'
AS SELECT
  municipality_code,
  branch,
  local_day,
  consumption_kwh,
  hours,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.municipal_consumption_day
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
