/** Everybody who is here now, and everybody who ever was. */
const ALL = ['here', 'all'];
/** The server takes no more. */
export const MOST_NAMED = 50;
const LETTER = /[\p{L}\p{N}_]/u;
/** Written without spaces: a name may be followed by the sentence at once. */
const RUNS_ON = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u;

/** Whom a text means: the ids of the people whose names stand behind an `@` in it, the longest names first. */
export function mentionsIn(text, people) {
  return namedIn(text, people).slice(0, MOST_NAMED);
}

/** All of them, however many. */
export function namedIn(text, people) {
  return [...new Set(places(text, people).map(({ id }) => id))];
}

/** Where they stand: `{ at, end, id, name }` in order. */
export function places(text, people) {
  if (!text.includes('@')) return [];
  const names = [...people, ...ALL.map((id) => ({ id, name: id }))].sort((one, other) => other.name.length - one.name.length);
  const found = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at && LETTER.test(text[at - 1]) && !RUNS_ON.test(text[at - 1])) continue;
    const named = names.find(({ name }) => text.startsWith(name, at + 1) && ends(text, at + 1 + name.length));
    if (named) found.push({ at, end: at + 1 + named.name.length, ...named });
  }
  return found;
}

function ends(text, at) {
  const [next] = text.slice(at);
  return next === undefined || !LETTER.test(next) || RUNS_ON.test(next);
}
