/** What Hive itself needs of Elhus: the function that says which night the warehouse shows. */
package dk.elhus.hive;
