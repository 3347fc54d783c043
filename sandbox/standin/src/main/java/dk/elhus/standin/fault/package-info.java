/** Wrong answers on demand, so that a client can be tested against the source's bad days. */
package dk.elhus.standin.fault;
