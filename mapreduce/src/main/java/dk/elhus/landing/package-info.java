/** Where landed files lie and what their manifests say. Written by ingest, read by the load. */
package dk.elhus.landing;
