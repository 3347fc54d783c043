CREATE OR REPLACE VIEW elhus_restricted.metering_point_customer (
  metering_point_id COMMENT 'GSRN of the metering point, 18 digits; personal',
  true_from_day COMMENT 'first Danish day on which all of this was so',
  true_to_day COMMENT 'first Danish day on which some of it was no longer so; NULL while it is',
  municipality_code COMMENT 'three digits of the municipality, such as 851',
  price_area COMMENT 'price area: DK1 (west of the Great Belt) or DK2 (east)',
  grid_company_gln COMMENT 'GLN of the grid company, 13 digits',
  has_ev_charger COMMENT '1 when a charger for electric cars is registered, else 0',
  customer_id COMMENT 'number of the customer at the supplier',
  name COMMENT 'name of the customer; personal',
  street_address COMMENT 'street, number and floor; personal',
  postal_code COMMENT 'four digits; personal',
  town COMMENT 'name of the town; personal',
  email COMMENT 'e-mail address; personal'
)
COMMENT 'Metering points with their customers by the days on which it was so, as of the edition: closed to analysts'
AS SELECT
  point.metering_point_id,
  GREATEST(point.true_from_day, COALESCE(customer.true_from_day, point.true_from_day)),
  LEAST(
    COALESCE(point.true_to_day, customer.true_to_day),
    COALESCE(customer.true_to_day, point.true_to_day)),
  point.municipality_code,
  point.price_area,
  point.grid_company_gln,
  point.has_ev_charger,
  point.customer_id,
  customer.name,
  customer.street_address,
  customer.postal_code,
  customer.town,
  customer.email
FROM elhus_restricted.metering_point_period point
LEFT JOIN elhus_restricted.customer_period customer
  ON customer.customer_id = point.customer_id
WHERE (customer.true_to_day IS NULL OR point.true_from_day < customer.true_to_day)
  AND (customer.true_from_day IS NULL OR point.true_to_day IS NULL
    OR customer.true_from_day < point.true_to_day)
  AND (point.true_to_day IS NULL OR point.true_from_day < point.true_to_day)
  AND (customer.true_from_day IS NULL OR customer.true_to_day IS NULL
    OR customer.true_from_day < customer.true_to_day);
