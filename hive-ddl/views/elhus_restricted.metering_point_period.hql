CREATE OR REPLACE VIEW elhus_restricted.metering_point_period (
  metering_point_id COMMENT 'GSRN of the metering point, 18 digits; personal',
  true_from_day COMMENT 'first Danish day on which this was so: valid_from where the source set one with this version, else the day of the change',
  true_to_day COMMENT 'first Danish day on which it was no longer so; NULL while it is',
  customer_id COMMENT 'number of the customer at the supplier',
  municipality_code COMMENT 'three digits of the municipality, such as 851',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  grid_company_gln COMMENT 'GLN of the grid company, 13 digits',
  has_ev_charger COMMENT '1 when a charger for electric cars is registered, else 0',
  valid_from COMMENT 'day from which the point is in use, as the source says',
  valid_to COMMENT 'first day on which it is no longer in use, as the source says; NULL while it is',
  updated_utc COMMENT 'when the source changed the point into this version, UTC wall clock',
  learned_night COMMENT 'night on which this value became known'
)
COMMENT 'Metering points by the days on which it was so, as of the edition: closed to analysts'
AS SELECT
  metering_point_id,
  true_from_day,
  LEAST(COALESCE(next_from_day, last_valid_to), COALESCE(last_valid_to, next_from_day)),
  customer_id,
  municipality_code,
  price_area,
  grid_company_gln,
  has_ev_charger,
  valid_from,
  valid_to,
  updated_utc,
  elhus.edition_night(learned_edition)
FROM (
  SELECT
    *,
    MIN(true_from_day) OVER (
      PARTITION BY metering_point_id ORDER BY updated_utc
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_from_day,
    LAST_VALUE(valid_to) OVER (
      PARTITION BY metering_point_id, valid_from ORDER BY updated_utc
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_valid_to
  FROM (
    SELECT
      *,
      IF(
        LAG(valid_from) OVER (PARTITION BY metering_point_id ORDER BY updated_utc) = valid_from,
        TO_DATE(FROM_UTC_TIMESTAMP(updated_utc, 'Europe/Copenhagen')),
        valid_from) AS true_from_day
    FROM elhus_restricted.metering_point
    WHERE learned_edition <= elhus.edition()
      AND (superseded_edition IS NULL OR superseded_edition > elhus.edition())
  ) known
) placed;
