import { html, nothing } from './html.js';

/** By their ISO 15924 codes, which are also Unicode's. */
const SCRIPTS = (
  'Latn Cyrl Grek Armn Geor Hebr Arab Syrc Thaa Nkoo Adlm Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Khmr ' +
  'Hani Hira Kana Bopo Hang Yiii Mong Ethi Cher Cans Copt Goth Runr Ogam Tfng Lisu Vaii Bali Java Sund Tglg Cham Tale Talu Lana Olck Glag'
).split(' ');
const UNKNOWN = 'Zzzz';
/** Written together by whole languages: UTS 39 calls a name within one of these "highly restrictive". */
const TOGETHER = [['Latn', 'Hani', 'Hira', 'Kana'], ['Latn', 'Hani', 'Bopo'], ['Latn', 'Hani', 'Hang']];
const NO_SCRIPT = /[\p{scx=Zyyy}\p{scx=Zinh}]/u;
const tests = patternsOf(SCRIPTS);

/** The letters of a name by their scripts, if they are of several that nobody writes together; else nothing. */
export function mixedScripts(name) {
  const letters = [...name].filter((letter) => !NO_SCRIPT.test(letter));
  const used = letters.map(scriptsOf);
  const writings = [...TOGETHER, ...SCRIPTS.map((script) => [script])];
  if (writings.some((writing) => used.every((scripts) => scripts.some((script) => writing.includes(script))))) return [];
  const byScript = new Map();
  letters.forEach((letter, at) => {
    const [script] = used[at];
    byScript.set(script, (byScript.get(script) ?? new Set()).add(letter));
  });
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

/** Some letters, such as ー, are of several scripts. */
function scriptsOf(letter) {
  const scripts = SCRIPTS.filter((script) => tests.get(script).test(letter));
  return scripts.length ? scripts : [UNKNOWN];
}

/** A browser that does not know a script has no name for it either. */
function patternsOf(scripts) {
  return new Map(scripts.map((script) => {
    try {
      return [script, new RegExp(`\\p{scx=${script}}`, 'u')];
    } catch {
      return [script, /(?!)/];
    }
  }));
}
