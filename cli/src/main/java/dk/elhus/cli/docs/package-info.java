/** The data dictionary: one page about every database, table, view and function. */
package dk.elhus.cli.docs;
