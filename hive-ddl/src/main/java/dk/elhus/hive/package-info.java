/** What Hive itself needs of Elhus: the functions that say which edition the warehouse shows. */
package dk.elhus.hive;
