CREATE DATABASE IF NOT EXISTS elhus_restricted
COMMENT 'Personal data, closed to analysts: its files lie apart, in a folder that only Elhus may read';
