/**
 * Forgets a person: what names a customer goes out of landed files and of every version of the
 * tables, and a proof says so. It knows landing, jobs and publish; none of them knows it.
 */
package dk.elhus.forget;
