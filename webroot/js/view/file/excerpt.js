import { html } from '../html.js';
import { highlighted } from '../message/code.js';
import { endingOf } from './kinds.js';
import { wordsOf } from './state.js';

/** Endings of what people write in a language of programs. */
const CODE = new Set('C CC CPP CS CSS DART GO GRADLE H HPP HTML JAVA JS JSON JSX KT LUA MJS PHP PL PROPERTIES PY R RB RS SCALA SH SQL SWIFT TOML TS TSX VUE XML YAML YML'.split(' '));

/** How a text begins, as text. */
export function excerpt(file, page) {
  const code = CODE.has(endingOf(file));
  return html`<pre class="excerpt code" tabindex="0" role="group" aria-label=${wordsOf(page).firstLines(file.name)} dir=${code ? 'ltr' : 'auto'}><code>${code ? highlighted(file.preview) : file.preview}</code></pre>`;
}
