/** From a row of a table back to the landed record, the file and the address that it came from. */
package dk.elhus.trace;
