import { html, live, nothing } from '../html.js';
import { toText } from './opening.js';
import { reasonIn, stateOf, wordsOf } from './state.js';

/** In the place of the text: what it was before, by a slider. */
export function versions(page) {
  const words = wordsOf(page);
  const { opened } = stateOf(page);
  const { versions: shown } = opened;
  const { list, at, current, text, problem, loading } = shown;
  const label = current && words.versionOf(page.words.full(current.ts), current.editors.map(({ name }) => name));
  const newest = at === list.length - 1;
  return html`
    <section class="doc-versions" aria-label=${words.versions}>
      ${list.length ? html`
        <div class="doc-slider">
          <button type="button" class="plain" aria-label=${words.older} title=${words.older} ?disabled=${at === 0} @click=${() => shown.look(at - 1)}>‹</button>
          <input type="range" id="doc-version" min="0" max=${list.length - 1} step="1" .value=${live(String(at))} aria-label=${words.version} aria-valuetext=${label} @input=${({ target }) => shown.look(Number(target.value))}>
          <button type="button" class="plain" aria-label=${words.newer} title=${words.newer} ?disabled=${newest} @click=${() => shown.look(at + 1)}>›</button>
        </div>
        <p class="quiet" id="doc-version-of">${label}</p>` : nothing}
      ${problem ? html`<p class="wrong" role="alert">${words.notDone(reasonIn(problem, page))} <button type="button" class="link" @click=${() => shown.again()}>${words.again}</button></p>` : nothing}
      ${!list.length && !loading && !problem ? html`<p class="quiet">${words.noVersions}</p>` : nothing}
      <p class="answers">
        <button type="button" id="close-versions" @click=${() => back(page)}>${words.closeVersions}</button>
        ${current && opened.mayWrite ? html`<button type="button" class="primary" id="restore" ?disabled=${newest || text === null} title=${newest ? words.newest : words.restoreHint} @click=${() => restore(page)}>${words.restore}</button>` : nothing}
      </p>
    </section>
    <div class="doc-preview" id="doc-preview" tabindex="0" role="document" aria-label=${label ?? words.version} aria-busy=${text === null ? 'true' : 'false'}>${text === null
      ? current && !problem ? words.loading : nothing
      : text || html`<span class="quiet">${words.emptyVersion}</span>`}</div>
  `;
}

function back(page) {
  stateOf(page).opened?.closeVersions();
  page.drawNow();
  toText(page);
}

async function restore(page) {
  const { opened } = stateOf(page);
  const { versions: shown } = opened;
  try {
    await shown.restore();
    back(page);
  } catch (problem) {
    shown.problem = problem;
  }
  page.changed();
}
