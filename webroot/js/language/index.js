import { remember, remembered } from '../chat/preferences.js';
import en from './en.js';
import zh from './zh-CN.js';

/** The languages of the page (i18n); their `words` are what the field calls messages or strings. A third one is a third module and one more name here. */
export const LANGUAGES = [en, zh];

/** Until chosen by hand, the first of the browser's languages that we speak. */
export function preferredLanguage() {
  const wanted = [remembered('language'), ...navigator.languages].filter(Boolean);
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => language.tag.split('-')[0] === tag.toLowerCase().split('-')[0]);
    if (found) return apply(found);
  }
  return apply(en);
}

export function chooseLanguage(tag) {
  remember('language', tag);
  return apply(LANGUAGES.find((language) => language.tag === tag) ?? en);
}

function apply(language) {
  document.documentElement.lang = language.tag;
  return language;
}
