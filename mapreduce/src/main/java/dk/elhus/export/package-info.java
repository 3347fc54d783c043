/** The way back: finished marts as text, ready for Sqoop to export. */
package dk.elhus.export;
