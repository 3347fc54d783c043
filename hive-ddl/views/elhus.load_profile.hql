CREATE OR REPLACE VIEW elhus.load_profile (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  branch COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  local_month COMMENT 'Danish local month, yyyy-MM',
  working_day COMMENT '1 for the days from Monday to Friday that are no holiday, 0 for the others',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; both hours 02 of the autumn day count as 2',
  consumption_kwh COMMENT 'consumption, kWh',
  hours COMMENT 'hours that are loaded',
  mean_consumption_kwh_per_hour COMMENT 'kWh per hour, mean consumption of those hours',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Load profile: consumption per municipality, branch, month, kind of day and hour of the day, as of the edition'
AS SELECT
  municipality_code,
  branch,
  local_month,
  working_day,
  local_hour,
  consumption_kwh,
  hours,
  mean_consumption_kwh_per_hour,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.load_profile
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
