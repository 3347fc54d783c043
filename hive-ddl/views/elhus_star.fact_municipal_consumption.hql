CREATE OR REPLACE VIEW elhus_star.fact_municipal_consumption (
  municipality_code COMMENT 'code of the municipality; a row of dim_municipality',
  local_day COMMENT 'Danish local day; a row of dim_date',
  local_hour COMMENT 'hour of the Danish clock, 0 to 23; a row of dim_hour. Both hours 02 of the autumn day have the same',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  branch COMMENT 'branch as the source writes it: Privat for households, Erhverv for business, and others',
  heating_category COMMENT 'how the homes are heated, as the source writes it; all where the source does not part them',
  housing_category COMMENT 'what homes they are, as the source writes it; all where the source does not part them',
  consumption_kwh COMMENT 'consumption in the hour, kWh',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Consumption per municipality, hour and category, as of the edition; adds up over everything'
AS SELECT
  municipality_code,
  local_day,
  HOUR(start_local),
  start_utc,
  branch,
  heating_category,
  housing_category,
  consumption_kwh,
  local_month
FROM elhus.municipal_consumption;
