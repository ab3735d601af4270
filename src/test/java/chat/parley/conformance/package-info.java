/** Small servers that foreign suites are run against, written only with Parley's public API. */
package chat.parley.conformance;
