CREATE DATABASE IF NOT EXISTS elhus_ops
COMMENT 'Loads, rejects and audits, for whoever is on call';
