CREATE EXTERNAL TABLE IF NOT EXISTS elhus_history.spot_price_day (
  price_area STRING COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  local_day DATE COMMENT 'Danish local day (23 or 25 hours when the clock changes)',
  mean_price_dkk_per_mwh DECIMAL(18,6) COMMENT 'mean price weighted by the time each price was valid, DKK/MWh; NULL when no interval has a price in DKK',
  mean_price_eur_per_mwh DECIMAL(18,6) COMMENT 'mean price weighted by the time each price was valid, EUR/MWh',
  min_price_dkk_per_mwh DECIMAL(18,6) COMMENT 'lowest price of an interval, DKK/MWh',
  max_price_dkk_per_mwh DECIMAL(18,6) COMMENT 'highest price of an interval, DKK/MWh',
  price_minutes_dkk DECIMAL(18,6) COMMENT 'sum over the intervals of price times minutes, DKK/MWh times minutes; add these up, never the means',
  price_minutes_eur DECIMAL(18,6) COMMENT 'sum over the intervals of price times minutes, EUR/MWh times minutes; add these up, never the means',
  priced_minutes_dkk INT COMMENT 'minutes that have a price in DKK',
  priced_minutes_eur INT COMMENT 'minutes that have a price in EUR',
  intervals INT COMMENT 'number of price intervals (hours until 2025-09-30, quarters since)',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Spot price per price area and Danish local day, every revision'
PARTITIONED BY (local_year STRING COMMENT 'Danish local year, yyyy')
STORED AS ORC
LOCATION '${hivevar:root}/warehouse/spot_price_day';
