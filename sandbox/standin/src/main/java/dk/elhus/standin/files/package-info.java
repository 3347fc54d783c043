/**
 * Rows out of a folder of files: collectors' CSV, the source's own exports, stored answers of the
 * API. Numbers keep the digits they have in the file.
 */
package dk.elhus.standin.files;
