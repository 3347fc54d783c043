CREATE DATABASE IF NOT EXISTS elhus
COMMENT 'What analysts read: views as of the edition';
