/** Cards of the pages that messages link to. */
package chat.parley.message.link;
