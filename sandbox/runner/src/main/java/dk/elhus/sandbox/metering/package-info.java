/** The operational database of the metering system: its schema, and invented data of any size. */
package dk.elhus.sandbox.metering;
