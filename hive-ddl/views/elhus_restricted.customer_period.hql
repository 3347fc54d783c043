CREATE OR REPLACE VIEW elhus_restricted.customer_period (
  customer_id COMMENT 'number of the customer at the supplier',
  true_from_day COMMENT 'first Danish day on which this was so: the day of the change; NULL for the first version that is known',
  true_to_day COMMENT 'first Danish day on which it was no longer so; NULL while it is',
  name COMMENT 'name of the customer; personal',
  street_address COMMENT 'street, number and floor; personal',
  postal_code COMMENT 'four digits; personal',
  town COMMENT 'name of the town; personal',
  email COMMENT 'e-mail address; personal',
  updated_utc COMMENT 'when the source changed the customer into this version, UTC wall clock',
  learned_night COMMENT 'night on which this value became known'
)
COMMENT 'Customers by the days on which it was so, as of the edition: closed to analysts'
AS SELECT
  customer_id,
  IF(LAG(updated_utc) OVER by_change IS NULL, NULL, changed_day),
  LEAD(changed_day) OVER by_change,
  name,
  street_address,
  postal_code,
  town,
  email,
  updated_utc,
  elhus.edition_night(learned_edition)
FROM (
  SELECT *, TO_DATE(FROM_UTC_TIMESTAMP(updated_utc, 'Europe/Copenhagen')) AS changed_day
  FROM elhus_restricted.customer
  WHERE learned_edition <= elhus.edition()
    AND (superseded_edition IS NULL OR superseded_edition > elhus.edition())
) known
WINDOW by_change AS (PARTITION BY customer_id ORDER BY updated_utc);
