CREATE DATABASE IF NOT EXISTS elhus_history
COMMENT 'Every revision of every value, with the edition that learned it and the edition that superseded it';
