CREATE OR REPLACE VIEW elhus.energy_hour (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc COMMENT 'start of the interval, UTC wall clock',
  start_local COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day COMMENT 'Danish local day that the interval starts in',
  production_mwh COMMENT 'production of all kinds, MWh',
  consumption_mwh COMMENT 'gross consumption, MWh',
  exchange_mwh COMMENT 'exchange with all neighbours and across the Great Belt, MWh; positive is import',
  surplus_mwh COMMENT 'production minus consumption, MWh; negative is a deficit',
  green_mwh COMMENT 'production of wind, solar and hydro, MWh',
  learned_night COMMENT 'night on which this value became known',
  local_month COMMENT 'Danish local month that the interval starts in, yyyy-MM'
)
COMMENT 'Production, consumption and surplus per price area and hour, as of the edition'
AS SELECT
  price_area,
  start_utc,
  start_local,
  local_day,
  production_mwh,
  consumption_mwh,
  exchange_mwh,
  surplus_mwh,
  green_mwh,
  elhus.edition_night(learned_edition),
  local_month
FROM elhus_history.energy_hour
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
