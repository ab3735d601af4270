import { html, nothing } from '../html.js';
import { logo } from '../icons.js';
import { preferences } from '../shell/preferences.js';

/** Signing in: the form that asks for a name. */
export function signIn(page) {
  const { words, signIn: { name, entering, problem }, destination } = page;
  const enter = (event) => {
    event.preventDefault();
    const wanted = event.target.elements.name.value.trim();
    if (wanted && !entering) page.enter(wanted);
  };
  return html`
    <main class="entrance">
      <form class="card" @submit=${enter}>
        <h1>${logo()} Parley</h1>
        <p class="quiet">${destination ? words.willEnter(destination) : words.tagline}</p>
        <label for="name">${words.yourName}</label>
        <input id="name" name="name" .value=${name} ?readonly=${entering} maxlength="40" required autocomplete="nickname" autofocus
          spellcheck="false" aria-describedby="name-hint" aria-invalid=${problem ? 'true' : 'false'}>
        <p id="name-hint" class=${problem ? 'wrong' : 'quiet'} role=${problem ? 'alert' : nothing}>
          ${problem ? (words.problems[problem.name === 'bad_request' ? 'bad_name' : problem.name] ?? problem.message) : words.nameHint}
        </p>
        <button id="enter" class="primary" ?disabled=${entering}>${entering ? words.entering : words.enter}</button>
        ${preferences(page)}
      </form>
    </main>
  `;
}
