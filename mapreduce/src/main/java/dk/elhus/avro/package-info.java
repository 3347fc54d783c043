/**
 * Reads flat Avro records straight from a file's blocks into longs: no object per record. For files
 * of millions of records whose columns are numbers, moments and short codes.
 */
package dk.elhus.avro;
