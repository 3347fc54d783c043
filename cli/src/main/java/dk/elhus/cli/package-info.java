/** The one command over all rooms. */
package dk.elhus.cli;
