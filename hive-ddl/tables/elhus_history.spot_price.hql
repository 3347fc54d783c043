CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.spot_price (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  start_utc TIMESTAMP COMMENT 'start of the interval, UTC wall clock',
  resolution_minutes INT COMMENT 'length of the interval in minutes: 60, or 15 since Danish 2025-10-01',
  start_local TIMESTAMP COMMENT 'start of the interval, Danish wall clock (Europe/Copenhagen); the second hour 02 of the autumn day repeats',
  local_day DATE COMMENT 'Danish local day that the interval starts in',
  price_dkk_per_mwh DECIMAL(18,6) COMMENT 'day-ahead spot price, DKK/MWh; NULL until the source has it (it may arrive later than the price in EUR)',
  price_eur_per_mwh DECIMAL(18,6) COMMENT 'day-ahead spot price, EUR/MWh',
  source_dataset STRING COMMENT 'dataset at the source: Elspotprices or DayAheadPrices',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Day-ahead spot price per price area and interval, every revision'
PARTITIONED BY (local_month STRING COMMENT 'Danish local month that the interval starts in, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/spot_price';
