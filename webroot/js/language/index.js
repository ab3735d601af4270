import { remember } from '../chat/preferences.js';

/** The languages of the page (i18n); their `words` are what the field calls messages or strings. A third one is a third module, one more line here and a case in early.js. */
export const LANGUAGES = [{ tag: 'en', own: 'English' }, { tag: 'zh-CN', own: '中文' }];

/** What early.js has found: until chosen by hand, the first of the browser's languages that we speak. */
export function preferredLanguage() {
  return load(document.documentElement.lang);
}

/** Only one is loaded until somebody wants another. */
export async function chooseLanguage(tag) {
  const words = await load(tag);
  remember('language', tag);
  document.documentElement.lang = tag;
  return words;
}

async function load(tag) {
  const { default: words } = tag === 'zh-CN' ? await import('./zh-CN.js') : await import('./en.js');
  return words;
}
