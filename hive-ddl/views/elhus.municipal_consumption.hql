CREATE OR REPLACE VIEW elhus.municipal_consumption (
  municipality_code COMMENT 'code of the municipality, three digits, such as 851 for Aalborg',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  branch COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  heating_category COMMENT 'how the homes are heated, as the source writes it; all where the source does not part them',
  housing_category COMMENT 'what homes they are, as the source writes it; all where the source does not part them',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  consumption_kwh COMMENT 'consumption in the hour, kWh',
  source_dataset COMMENT 'dataset at the source: ConsumptionIndustry or PrivateConsumptionHeatingHour',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Consumption per municipality, hour and category; the rows of an hour add up, as of the edition'
AS SELECT
  municipality_code,
  start_utc,
  branch,
  heating_category,
  housing_category,
  start_local,
  local_day,
  consumption_kwh,
  source_dataset,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.municipal_consumption
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
