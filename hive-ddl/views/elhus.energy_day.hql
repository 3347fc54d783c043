CREATE OR REPLACE VIEW elhus.energy_day (
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_day COMMENT 'Danish local day (23 or 25 hours when the clock changes)',
  production_mwh COMMENT 'production of all kinds, MWh',
  consumption_mwh COMMENT 'gross consumption, MWh',
  exchange_mwh COMMENT 'exchange with all neighbours and across the Great Belt, MWh; positive is import',
  surplus_mwh COMMENT 'production minus consumption, MWh; negative is a deficit',
  green_mwh COMMENT 'production of wind, solar and hydro, MWh',
  hours COMMENT 'hours that are loaded',
  learned_night COMMENT 'night on which this value became known',
  local_year COMMENT 'Danish local year, yyyy'
)
COMMENT 'Production, consumption and surplus per price area and Danish local day, as of the edition'
AS SELECT
  price_area,
  local_day,
  production_mwh,
  consumption_mwh,
  exchange_mwh,
  surplus_mwh,
  green_mwh,
  hours,
  elhus.edition_night(learned_edition),
  local_year
FROM elhus_history.energy_day
WHERE learned_edition <= elhus.edition()
  AND (superseded_edition IS NULL OR superseded_edition > elhus.edition());
