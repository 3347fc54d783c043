package dk.elhus.standin.contract;

/**
 * One name and value of an answered record.
 *
 * @param text the value's text, or null
 * @param quoted whether the text stands in quotes
 */
public record Field(String name, String text, boolean quoted) {}
