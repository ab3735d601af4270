/** Signs that mean something in markdown, where they could: code, strong, struck, links; quotes, lists and headings at the start of a line. */
const MARKED = /[`*~]|(?<![\p{L}\p{N}])_|\]\(|^ {0,3}(?:>|[-+] |#{1,6} |\d{1,9}[.)] )/mu;

/** What a text written here is: marked up where it has marks, so that most texts stay exactly as they were typed. */
export function formatOf(text) {
  return MARKED.test(text) ? 'md' : 'plain';
}

/** A body as the server takes it. */
export function bodyOf(text, mentions) {
  const format = formatOf(text);
  return { text, ...(format === 'md' && { format }), ...(mentions.length && { mentions }) };
}
