/** All capabilities together: what can be asked, answered and heard, and who does it. */
package chat.parley.capability;
