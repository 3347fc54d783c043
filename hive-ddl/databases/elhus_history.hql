CREATE DATABASE IF NOT EXISTS elhus_history
COMMENT 'Every revision of every value, with the night it was learned and the night it was superseded';
