import { remember, remembered } from '../chat/preferences.js';

/**
 * The languages of the page (i18n); their `words` are what the field calls messages or strings, loaded when one reads them. A third
 * one is a third module and one more line here.
 */
export const LANGUAGES = [
  { tag: 'en', own: 'English', words: () => import('./en.js') },
  { tag: 'zh-CN', own: '中文', words: () => import('./zh-CN.js') },
];

/** Until chosen by hand, the first of the browser's languages that we speak. */
export function preferredLanguage() {
  const wanted = [remembered('language'), ...navigator.languages].filter(Boolean);
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => language.tag.split('-')[0] === tag.toLowerCase().split('-')[0]);
    if (found) return apply(found);
  }
  return apply(LANGUAGES[0]);
}

export function chooseLanguage(tag) {
  remember('language', tag);
  return apply(LANGUAGES.find((language) => language.tag === tag) ?? LANGUAGES[0]);
}

async function apply({ tag, words }) {
  const { default: loaded } = await words();
  document.documentElement.lang = tag;
  return loaded;
}
