/**
 * The contract of StatBank (Statistics Denmark): tables with variables, a question for some of
 * their values, and the answer as CSV. Knows nothing of HTTP.
 */
package dk.elhus.standin.statbank;
