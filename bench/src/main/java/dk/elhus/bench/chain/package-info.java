/** A whole night of meter readings on the sandbox, from the database to the tables. */
package dk.elhus.bench.chain;
