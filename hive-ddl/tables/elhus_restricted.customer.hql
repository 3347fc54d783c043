CREATE EXTERNAL TABLE IF NOT EXISTS elhus_restricted.customer (
  customer_id BIGINT COMMENT 'number of the customer at the supplier',
  updated_utc TIMESTAMP COMMENT 'when the source changed the customer into this version, UTC wall clock',
  name STRING COMMENT 'name of the customer; personal',
  street_address STRING COMMENT 'street, number and floor; personal',
  postal_code STRING COMMENT 'four digits; personal',
  town STRING COMMENT 'name of the town; personal',
  email STRING COMMENT 'e-mail address; personal',
  learned_edition BIGINT COMMENT 'edition in which this value became known, yyyyMMddnn: night and load of that night',
  superseded_edition BIGINT COMMENT 'edition in which a later value replaced this one; NULL while it stands'
)
COMMENT 'Every version of every customer: closed to analysts'
PARTITIONED BY (updated_month STRING COMMENT 'Danish local month of the change, yyyy-MM')
STORED AS ORC
LOCATION '${hivevar:root}/restricted/customer';
