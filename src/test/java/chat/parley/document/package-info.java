/** Several people write one document, over every carrier, and nothing of it is lost. */
package chat.parley.document;
