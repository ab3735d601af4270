import { chooseTheme, theme } from '../../chat/preferences.js';
import { LANGUAGES } from '../../language/index.js';
import { html, live } from '../html.js';

const THEMES = ['system', 'light', 'dark'];

/** The preferences that are offered everywhere: language and appearance. */
export function preferences(page) {
  const { words } = page;
  return html`
    <div class="choices">
      <label>
        <span>${words.language}</span>
        <select id="language" .value=${live(words.tag)} @change=${(event) => page.setLanguage(event.target.value)}>
          ${LANGUAGES.map(({ tag, own }) => html`<option value=${tag} lang=${tag} ?selected=${tag === words.tag}>${own}</option>`)}
        </select>
      </label>
      <label>
        <span>${words.theme}</span>
        <select id="theme" @change=${(event) => chooseTheme(event.target.value)}>
          ${THEMES.map((name) => html`<option value=${name} ?selected=${name === theme()}>${words.themes[name]}</option>`)}
        </select>
      </label>
    </div>
  `;
}
