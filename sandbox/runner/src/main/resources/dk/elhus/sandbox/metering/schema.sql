-- The operational database of an electricity supplier's metering system, as far as Elhus reads it.
-- All times are UTC without a zone.

create table if not exists customer (
  customer_id    bigint       primary key,
  name           text         not null,
  street_address text         not null,
  postal_code    varchar(4)   not null,
  town           text         not null,
  email          text         not null,
  updated_at     timestamp(3) not null
);
comment on table customer is 'Who pays. Changed in place; updated_at moves with every change';

create table if not exists metering_point (
  metering_point_id bigint       primary key,
  customer_id       bigint       not null references customer,
  municipality_code smallint     not null,
  price_area        varchar(3)   not null,
  grid_company_gln  bigint       not null,
  has_ev_charger    boolean      not null,
  valid_from        date         not null,
  valid_to          date,
  updated_at        timestamp(3) not null
);
comment on column metering_point.metering_point_id is 'GSRN, 18 digits';
comment on column metering_point.valid_to is 'first day on which it is no longer in use; null while it is';

-- Only appended to: a correction is a new row of the same point and time with a later updated_at.
-- So what a window of updated_at holds never changes once the window has closed.
create table if not exists meter_reading (
  metering_point_id bigint        not null,
  read_at           timestamp(0)  not null,
  interval_minutes  smallint      not null,
  kwh               numeric(12,3),
  quality           varchar(3)    not null,
  updated_at        timestamp(3)  not null
);
comment on column meter_reading.read_at is 'start of the interval';
comment on column meter_reading.quality is 'A04 measured, A03 estimated, D01 calculated, A02 missing (then kwh is null)';
create index if not exists meter_reading_window
  on meter_reading using brin (updated_at, metering_point_id) with (pages_per_range = 32);

create index if not exists customer_window on customer (updated_at);
create index if not exists metering_point_window on metering_point (updated_at);

-- The way back: what dashboards read. A mart is exported to its staging table and moved from there.
create schema if not exists serving;

create table if not exists serving.municipality_day (
  municipality_code smallint      not null,
  local_day         date          not null,
  consumption_kwh   numeric(18,6) not null,
  readings          bigint        not null,
  metering_points   bigint        not null,
  primary key (municipality_code, local_day)
);
create table if not exists serving.municipality_day_staging
  (like serving.municipality_day including all);

create table if not exists serving.energy_day (
  price_area      varchar(3)    not null,
  local_day       date          not null,
  production_mwh  numeric(18,6),
  consumption_mwh numeric(18,6),
  exchange_mwh    numeric(18,6),
  surplus_mwh     numeric(18,6),
  green_mwh       numeric(18,6),
  hours           integer       not null,
  primary key (price_area, local_day)
);
create table if not exists serving.energy_day_staging
  (like serving.energy_day including all);

create table if not exists serving.spot_price_day (
  price_area             varchar(3)    not null,
  local_day              date          not null,
  mean_price_dkk_per_mwh numeric(18,6),
  min_price_dkk_per_mwh  numeric(18,6),
  max_price_dkk_per_mwh  numeric(18,6),
  intervals              integer       not null,
  primary key (price_area, local_day)
);
create table if not exists serving.spot_price_day_staging
  (like serving.spot_price_day including all);

-- Sqoop moves the staged rows with one INSERT in one transaction. The rows before go in that same
-- transaction: a reader sees the old ones or the new ones, and an export that broke leaves the old.
create or replace function serving.replace_all() returns trigger language plpgsql as $$
begin
  execute format('delete from %I.%I', tg_table_schema, tg_table_name);
  return null;
end $$;
create or replace trigger replace_all before insert on serving.municipality_day
  for each statement execute function serving.replace_all();
create or replace trigger replace_all before insert on serving.energy_day
  for each statement execute function serving.replace_all();
create or replace trigger replace_all before insert on serving.spot_price_day
  for each statement execute function serving.replace_all();

-- Sqoop's user: it reads what is operated, and writes what is served; nothing else.
do $$ begin
  if not exists (select from pg_roles where rolname = 'metering') then
    create role metering login;
  end if;
end $$;
grant select on customer, metering_point, meter_reading to metering;
grant usage on schema serving to metering;
grant select, insert, delete on all tables in schema serving to metering;
