/** What others have of Parley's build: a quick package, and a jar for programs of their own. */
package chat.parley.guest;
