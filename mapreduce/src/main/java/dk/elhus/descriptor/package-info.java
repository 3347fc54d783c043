/** Descriptors are YAML files, read field by field so that a complaint names file and line. */
package dk.elhus.descriptor;
