CREATE DATABASE IF NOT EXISTS elhus_star
COMMENT 'The same data as a star for tools: facts to sum up and dimensions to group by, joined over columns of the same name';
