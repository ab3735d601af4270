import { close, dialog, show } from '../dialog.js';
import { html } from '../html.js';

const DATE = 'date';

/** The line of a day is the way to any other. */
export function dayLine({ key, ts }, { words }) {
  return html`<div class="day" data-row=${key}><button type="button" class="plain" aria-haspopup="dialog" title=${words.goToDate} @click=${() => ask(ts)}>${words.day(ts)}<span
    class="unseen">, ${words.goToDate}</span></button></div>`;
}

export function dateDialog(page) {
  const { words } = page;
  const go = (event) => {
    event.preventDefault();
    const [year, month, day] = event.currentTarget.elements.date.value.split('-').map(Number);
    close(DATE);
    page.goToDate(new Date(year, month - 1, day).getTime());
  };
  return dialog(DATE, words.goToDate, html`
    <form class="date-form" @submit=${go}>
      <input type="date" name="date" id="date-wanted" required autofocus aria-label=${words.date}>
      <button class="primary">${words.show}</button>
    </form>
  `, page);
}

function ask(ts) {
  const wanted = document.getElementById('date-wanted');
  wanted.value = inForm(ts);
  wanted.max = inForm(Date.now());
  show(DATE);
}

/** As the form has it, by the clock of whoever reads. */
function inForm(ts) {
  const date = new Date(ts);
  const two = (number) => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
