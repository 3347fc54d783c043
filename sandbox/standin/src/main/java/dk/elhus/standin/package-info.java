/**
 * A stand-in for the Energi Data Service: a small HTTP server that answers as the public API does,
 * from a seeded generator or from a folder of files, as of any night that is asked for.
 */
package dk.elhus.standin;
