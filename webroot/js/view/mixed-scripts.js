import { html, nothing } from './html.js';

/** By their ISO 15924 codes, which are also Unicode's. */
const SCRIPTS = (
  'Latn Cyrl Grek Armn Geor Hebr Arab Syrc Thaa Nkoo Adlm Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Khmr ' +
  'Hani Hira Kana Bopo Hang Yiii Mong Ethi Cher Cans Copt Goth Runr Ogam Tfng Lisu Vaii Bali Java Sund Tglg Cham Tale Talu Lana Olck Glag'
).split(' ');
const UNKNOWN = 'Zzzz';
/** Written together by whole languages: UTS 39 calls a name within one of these "highly restrictive". */
const TOGETHER = [['Latn', 'Hani', 'Hira', 'Kana'], ['Latn', 'Hani', 'Bopo'], ['Latn', 'Hani', 'Hang']];
/** What belongs to no script, or to whichever stands before it. */
const NEUTRAL = ['Zyyy', 'Zinh'];
const patterns = new Map(SCRIPTS.map((script) => [script, pattern([script])]));
const neutral = pattern(NEUTRAL);
/** The first is that of most names, and this is asked for every name at every drawing. */
const writings = [...TOGETHER, ...SCRIPTS.map((script) => [script])].map((scripts) => pattern([...scripts, ...NEUTRAL]));

/** Homographs: the letters of a name by their scripts, if they are of several that nobody writes together; else nothing. */
export function mixedScripts(name) {
  if (writings.some((writing) => writing.test(name))) return [];
  const byScript = new Map();
  for (const letter of name) {
    if (neutral.test(letter)) continue;
    const script = SCRIPTS.find((one) => patterns.get(one).test(letter)) ?? UNKNOWN;
    byScript.set(script, (byScript.get(script) ?? new Set()).add(letter));
  }
  return byScript.size > 1 ? [...byScript].map(([script, some]) => ({ script, letters: [...some] })) : [];
}

/** A mark beside a name whose letters only look like those of one script, with what they are in words. */
export function scriptsMark(name, words) {
  const told = scriptsTold(name, words);
  return told === null ? nothing : html`<span class="mixed" role="img" title=${told} aria-label=${told}>≠</span>`;
}

/** The same in words, for where there is room for them: a mark explains itself only to a mouse. */
export function scriptsTold(name, words) {
  const mixed = mixedScripts(name);
  return mixed.length ? words.mixedScripts(mixed) : null;
}

/** Nothing but letters of these scripts; a browser that does not know one of them finds none. */
function pattern(scripts) {
  try {
    return new RegExp(`^[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]*$`, 'u');
  } catch {
    return /(?!)/;
  }
}
